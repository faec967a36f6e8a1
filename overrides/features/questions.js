// The questions of many pages, mixed, some at a time. Only for a reader who asks for it, the browser
// keeps which they answered and when: after a day these come first.
import { kept } from "../assets/js/storage.js"

const SIZE = 5
const DAY = 24 * 60 * 60 * 1000

function mixed(items) {
  for (let n = items.length - 1; n > 0; n--) {
    const other = Math.floor(Math.random() * (n + 1));
    [items[n], items[other]] = [items[other], items[n]]
  }
  return items
}

function read() {
  try {
    return Object.assign({}, JSON.parse(kept.get("questions")))
  } catch {
    return {}
  }
}

class GatheredQuestions extends HTMLElement {
  connectedCallback() {
    const find = selector => this.querySelector(selector)
    this.items = mixed([...this.querySelectorAll(".questions-one")])
    this.asked = new Set() // in this visit
    this.answers = read() // when each was last answered, by its id
    this.place = find(".questions-place")
    this.more = find(".questions-end button")
    this.keep = find(".questions-end input")
    this.told = find(".questions-kept")
    this.keep.checked = kept.get("questions") !== null
    find(".questions-round").replaceChildren(...this.items)
    this.addEventListener("click", event => this.note(event.target.closest(".questions-one")))
    this.addEventListener("change", event => {
      if (event.target.name !== "topic") return
      this.asked.clear() // a topic begins with its first question, also when it is chosen again
      this.ask()
    })
    this.keep.addEventListener("change", () => this.choose())
    this.more.addEventListener("click", () => {
      const fields = this.ask().querySelector("fieldset")
      fields.tabIndex = -1
      fields.focus()
    })
    this.ask()
    this.tell()
  }

  waits(item) {
    return Date.now() - this.answers[item.dataset.id] < DAY
  }

  // First what was answered on another day, last what waits for one.
  turn(item) {
    if (!(item.dataset.id in this.answers)) return 1
    return this.waits(item) ? 2 : 0
  }

  // Shows the next questions of the topic; when all have been asked, it begins anew.
  ask() {
    const topic = this.querySelector("[name=topic]:checked")?.value
    const all = this.items.filter(item => !topic || item.dataset.topic === topic)
    if (all.every(item => this.asked.has(item))) all.forEach(item => this.clear(item))
    const left = all.filter(item => !this.asked.has(item))
    const round = left.sort((one, other) => this.turn(one) - this.turn(other)).slice(0, SIZE)
    const again = round.filter(item => this.turn(item) === 0).length
    for (const item of this.items) item.hidden = !round.includes(item)
    for (const item of round) this.asked.add(item)
    const { of, one, before, more, anew } = this.dataset
    const far = all.filter(item => this.asked.has(item)).length
    const [words, ...numbers] = round.length > 1
      ? [of, far - round.length + 1, far, all.length] : [one, far, all.length]
    const said = numbers.reduce((told, number) => told.replace("{}", number), words)
    this.place.textContent = again ? `${said}. ${before.replace("{}", again)}` : said
    this.more.textContent = left.length > round.length ? more : anew
    this.more.hidden = all.length <= SIZE
    return this.items.find(item => !item.hidden)
  }

  clear(item) {
    this.asked.delete(item)
    for (const input of item.querySelectorAll("fieldset input")) input.checked = false
    item.querySelector(".quiz-said").replaceChildren()
  }

  // An answer was given where a reason is told.
  note(item) {
    if (!item?.querySelector(".quiz-said p")) return
    this.answers[item.dataset.id] = Date.now()
    if (this.keep.checked) this.store()
  }

  choose() {
    if (this.keep.checked) {
      this.store()
      return
    }
    this.answers = {}
    kept.remove("questions")
    this.tell()
  }

  store() {
    kept.set("questions", JSON.stringify(this.answers))
    this.tell()
  }

  tell() {
    const count = this.items.filter(item => this.waits(item)).length
    this.told.textContent = this.keep.checked ? this.dataset.kept.replace("{}", count) : ""
  }
}

customElements.define("gathered-questions", GatheredQuestions)
