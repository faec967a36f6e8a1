// A few calm minutes. Each frame asks the clock: a tab may be hidden.
const clock = () => performance.now() / 1000

// What is heard and felt, if asked for: one turn, the next, the end.
const SIGNS = [[262, 80], [196, [80, 120, 80]], [131, 500]]

class SessionPlayer extends HTMLElement {
  connectedCallback() {
    for (const name of ["controls", "shape", "word", "count", "place", "left", "said", "next"]) {
      this[name] = this.querySelector(`.session-${name}`)
    }
    ;[this.go, this.end, this.skip = this.end] = this.querySelectorAll("button")
    ;[this.sound, this.vibration, this.spoken] = this.querySelectorAll("input")
    this.vibration.parentNode.hidden = !navigator.vibrate
    this.controls.after(this.next)
    this.reset("ready")
    this.go.onclick = () => (this.running ? this.pause() : this.start())
    this.skip.onclick = () => this.leave()
    this.end.onclick = () => this.reset("ready", this.dataset.stopped)
    this.sound.onchange = this.vibration.onchange = () => this.sign(0)
    for (const select of this.querySelectorAll("select")) select.onchange = () => {
      select.parentNode.dataset.seconds = select.value
      this.plan(this.spent + this.time)
    }
    document.addEventListener("visibilitychange", () => this.stayAwake())
  }

  get running() {
    return this.dataset.state === "running"
  }

  get time() {
    return this.running ? clock() - this.began : this.passed
  }

  // The turns, `spent` seconds later
  plan(spent) {
    const { minutes } = this.controls.dataset
    const rest = this.querySelectorAll(".session-rest")
    const steps = [...this.querySelectorAll("[data-seconds]:not(.session-rest)")]
    this.round = 0
    this.turns = steps.flatMap(step => {
      const turns = [step, ...rest].map(turn => {
        const seconds = +turn.dataset.seconds
        const word = turn.querySelector(".session-words").textContent
        const place = step.dataset[turn === step ? "place" : "rest"]
        return { word, seconds, place, end: (this.round += seconds) }
      })
      return turns.map(turn => ({ ...turn, next: this.round }))
    })
    const rounds = minutes ? Math.ceil((minutes * 60 - spent) / this.round) : 1
    this.whole = rounds * this.round
    this.spent = spent
    this.passed = 0
    this.began = clock()
    this.turn = -1
  }

  set(state, word, said) {
    this.dataset.state = state
    this.write("word", word)
    this.write("count", "")
    this.write("place", "")
    this.write("said", said)
    const { start, pause, resume } = this.dataset
    this.write("go", { running: pause, paused: resume }[state] ?? start)
    const isOver = state === "ready" || state === "done"
    if (isOver && document.activeElement === this.end) this.go.focus()
    this.end.hidden = this.skip.hidden = isOver
    cancelAnimationFrame(this.frame)
    this.stayAwake()
  }

  write(part, words) {
    if (this[part].textContent !== words) this[part].textContent = words
  }

  reset(state, said = "") {
    this.set(state, this.dataset[state], said)
    this.plan(0)
    this.draw()
  }

  start() {
    this.began = clock() - this.passed
    this.turn = -1
    this.set("running", "", "")
    this.draw()
    this.write("said", `${this.dataset.now} ${this.word.textContent}`)
  }

  pause() {
    this.passed = this.time
    this.set("paused", this.dataset.paused, `${this.dataset.paused} ${this.left.textContent}`)
  }

  // Skips to the next step.
  leave() {
    const at = this.time % this.round
    const more = this.turns.find(turn => at < turn.end).next - at
    this.began -= more
    this.passed += more
    this.draw()
  }

  draw() {
    const time = this.time
    const left = Math.max(1, Math.round((this.whole - time) / 60))
    this.write("left", this.dataset.state === "done" ? "" : this.dataset.left.replace("{}", left))
    if (!this.running) return
    this.frame = requestAnimationFrame(() => this.draw())
    if (time < this.whole) {
      this.show(Math.floor(time / this.round), time % this.round)
    } else {
      this.reset("done", `${this.dataset.done} ${this.next.textContent}`)
      this.sign(2)
    }
  }

  show(round, at) {
    const n = this.turns.findIndex(turn => at < turn.end)
    const { word, seconds, place, end } = this.turns[n]
    const turn = round * this.turns.length + n
    if (turn !== this.turn) {
      this.turn = turn
      this.write("word", word)
      this.write("place", place)
      this.sign(turn % 2)
      if (this.spoken.checked) this.write("said", word)
    }
    const left = (end - at) / seconds
    this.shape.style.setProperty("--size", turn % 2 ? left : 1 - left)
    this.write("count", `${Math.ceil(end - at)}`)
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
