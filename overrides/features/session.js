// A few calm minutes. Each frame asks the clock: a tab may be hidden.
const clock = () => performance.now() / 1000

// What is heard and felt, if asked for: one turn, the next, the end.
const SIGNS = [[262, 80], [196, [80, 120, 80]], [131, 500]]

class SessionPlayer extends HTMLElement {
  connectedCallback() {
    for (const name of "controls shape word count place left said next".split(" ")) {
      this[name] = this.querySelector(`.session-${name}`)
    }
    ;[this.go, this.end, this.skip = this.end] = this.querySelectorAll("button")
    ;[this.sound, this.vibration, this.spoken] = this.querySelectorAll("input")
    this.vibration.parentNode.hidden = !navigator.vibrate
    this.controls.after(this.next)
    this.reset("ready")
    // The second tap of one press would undo the first, for the buttons stay where they were.
    const once = act => ({ detail }) => detail > 1 || act()
    this.go.onclick = once(() => this.running ? this.halt("paused") : this.start())
    this.skip.onclick = () => this.leave()
    this.end.onclick = once(() => this.dataset.state === "stopped" ? this.reset("ready") : this.halt("stopped"))
    this.sound.onchange = this.vibration.onchange = () => this.sign(0)
    for (const select of this.querySelectorAll("select")) select.onchange = () => {
      select.parentNode.dataset.seconds = select.value
      // No breath is cut short.
      this.due = Math.ceil(this.time / this.round)
      this.draw()
    }
    document.addEventListener("visibilitychange", () => this.stayAwake())
  }

  get time() {
    return this.running ? clock() - this.began : this.passed
  }

  // The turns after `spent` seconds, of which `passed` are over. Others begin with the round `due`.
  plan(spent, passed = 0) {
    const { minutes } = this.controls.dataset
    const rest = this.querySelectorAll(".session-rest")
    const steps = [...this.querySelectorAll("[data-seconds]:not(.session-rest)")]
    this.round = 0
    this.turns = steps.flatMap(step => [step, ...rest].map(turn => {
      const seconds = +turn.dataset.seconds
      const word = turn.querySelector(".session-words").textContent
      const place = step.dataset[turn === step ? "place" : "rest"]
      return { word, seconds, place, end: (this.round += seconds), last: turn !== step || !rest[0] }
    }))
    this.whole = this.round * (minutes ? Math.ceil((minutes * 60 - spent) / this.round) : 1)
    this.spent = spent
    this.passed = passed
    this.began = clock() - passed
    this.turn = -1
    this.due = Infinity
  }

  set(state) {
    this.dataset.state = state
    this.running = state === "running"
    this.isOver = state === "ready" || state === "done"
    const { start, pause, resume, stop, again } = this.dataset
    this.write("go", this.running ? pause : this.isOver ? start : resume)
    this.write("end", state === "stopped" ? again : stop)
    if (!this.running && this.querySelector("button:focus")) this.go.focus({ preventScroll: true })
    this.end.hidden = this.skip.hidden = this.isOver
    this.stayAwake()
  }

  write(part, words) {
    if (this[part].textContent !== words) this[part].textContent = words
  }

  reset(state, said = "") {
    this.write("word", this.dataset[state])
    this.write("place", "")
    this.set(state)
    this.plan(0)
    this.draw()
    this.write("said", said)
  }

  start() {
    this.began = clock() - this.passed
    this.set("running")
    this.draw()
    this.write("said", this.word.textContent)
  }

  // A pause; or a stop, after which a reader can still go on.
  halt(state) {
    this.passed = this.time
    this.set(state)
    this.draw()
    this.write("said", this.left.textContent)
  }

  // Skips to the next step.
  leave() {
    const at = this.time % this.round
    this.passed = this.time - at + this.turns.find(turn => turn.last && at < turn.end).end
    this.began = clock() - this.passed
    this.draw()
  }

  draw() {
    cancelAnimationFrame(this.frame)
    const { state, left } = this.dataset
    const end = this.due * this.round
    if (this.time >= end) this.plan(this.spent + end, this.time - end)
    const minutes = Math.ceil((this.whole - this.time) / 60)
    const still = this.isOver || this.running ? "" : this.dataset[state]
    this.write("left", state === "done" ? "" : `${still} ${left.replace("{}", minutes)}`)
    if (this.isOver) return
    if (this.running) this.frame = requestAnimationFrame(() => this.draw())
    if (this.time < this.whole) {
      this.show()
    } else {
      this.reset("done", `${this.dataset.done} ${this.next.textContent}`)
      this.sign(2)
    }
  }

  show() {
    const at = this.time % this.round
    const n = this.turns.findIndex(turn => at < turn.end)
    const { word, seconds, place, end } = this.turns[n]
    const turn = Math.floor(this.time / this.round) * this.turns.length + n
    if (turn !== this.turn) {
      this.turn = turn
      this.write("word", word)
      this.write("place", place)
      this.sign(turn % 2)
      if (this.spoken.checked) this.write("said", word)
    }
    const left = (end - at) / seconds
    this.shape.style.setProperty("--size", turn % 2 ? left : 1 - left)
    this.count.textContent = Math.ceil(end - at)
  }

  sign(which) {
    const [pitch, pattern] = SIGNS[which]
    if (this.vibration.checked) navigator.vibrate(pattern)
    if (!this.sound.checked) return
    this.audio ??= new AudioContext()
    const now = this.audio.currentTime
    const tone = this.audio.createOscillator()
    const level = this.audio.createGain()
    tone.connect(level).connect(this.audio.destination)
    tone.frequency.value = pitch
    level.gain.setValueAtTime(0, now)
    level.gain.linearRampToValueAtTime(0.08, now + 0.2)
    level.gain.linearRampToValueAtTime(0, now + 1.2)
    tone.start()
    tone.stop(now + 1.2)
  }

  stayAwake() {
    this.lock?.then(lock => lock?.release())
    const wakeLock = this.running && !document.hidden ? navigator.wakeLock : null
    this.lock = wakeLock?.request("screen").catch(() => {})
  }
}

customElements.define("session-player", SessionPlayer)
