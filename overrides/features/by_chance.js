// Made-up diaries, one after another. Chance alone fills them in; nothing is asked, kept or sent.

// Random numbers that a seed gives, always the same (mulberry32).
export function numbers(seed) {
  return () => {
    seed = seed + 0x6d2b79f5 | 0
    let n = Math.imul(seed ^ seed >>> 15, seed | 1)
    n = n + Math.imul(n ^ n >>> 7, n | 61) ^ n
    return ((n ^ n >>> 14) >>> 0) / 2 ** 32
  }
}

// A diary: for each day whether it has what is counted, and the same for each thing.
export function draw(random, length, often, share, things) {
  const days = chance => Array.from({ length }, () => random() < chance)
  return [days(often), Array.from({ length: things }, () => days(share))]
}

// How often a thing went with what is counted: on days with it, on days without; and whether it looks like a cause.
export function compare(events, thing, [least, together, times]) {
  const count = test => events.filter((event, day) => test(event, thing[day])).length
  const hits = count((event, there) => event && there)
  const days = count((_, there) => there)
  const others = count((event, there) => event && !there)
  const rest = events.length - days
  const suspect = days >= least && hits >= together && rest > 0 && hits * rest >= times * others * days
  return { share: [hits, days, others, rest], suspect }
}

const fill = (words, ...values) => words.replace(/{(\d)}/g, (_, n) => values[n])
const bars = (days, path) => days.map((there, day) => there ? `M${day}${path}` : "").join("")
const SHADE = " 0h1V10h-1z", TALL = ".15 0h.7V10h-.7z", SHORT = ".15 6h.7V10h-.7z"

class ByChance extends HTMLElement {
  connectedCallback() {
    this.random ??= Math.random
    const [still] = this.querySelectorAll("fieldset :checked")
    this.made = { [still.value]: { far: 1, accuse: +!!this.querySelector(".suspect") } }
    this.said = this.querySelector("[role=status]")
    this.rows = [...this.querySelectorAll("li")]
    this.querySelector("button").addEventListener("click", () => this.another())
    this.querySelector("fieldset").addEventListener("change", () => this.another())
  }

  another() {
    const { often, share, rule, event, ...words } = this.dataset
    const length = +this.querySelector("fieldset :checked").value
    const [first, ...rows] = this.rows
    const [events, things] = draw(this.random, length, often, share, rows.length)
    const band = (row, marks) => {
      row.querySelector("svg").setAttribute("viewBox", `0 0 ${length} 10`)
      const [shades, strong] = row.querySelectorAll("path")
      shades.setAttribute("d", bars(events, SHADE))
      strong.setAttribute("d", marks)
    }
    first.firstElementChild.textContent = fill(words.on, event, events.filter(Boolean).length, length)
    band(first, bars(events, TALL))
    rows.forEach((row, n) => {
      const thing = things[n], found = compare(events, thing, JSON.parse(rule))
      band(row, bars(thing.map((there, day) => there && events[day]), TALL) + bars(thing.map((there, day) => there && !events[day]), SHORT))
      row.classList.toggle("suspect", found.suspect)
      row.querySelector("small").textContent = fill(words.with, event, ...found.share)
    })
    this.say(length, words)
  }

  // What this diary accuses, and how many did so far.
  say(length, { suspect, looks, nothing, chance, tally }) {
    const names = [...this.querySelectorAll(".suspect span")].map(name => name.textContent)
    const so = this.made[length] ??= { far: 0, accuse: 0 }
    so.far++
    so.accuse += names.length > 0
    const first = document.createElement("strong")
    first.append(fill(looks, suspect, names.join(", ") || nothing))
    this.said.replaceChildren(`${chance} `, first, ` ${fill(tally, length, so.far, so.accuse)}`)
  }
}

customElements.define("by-chance", ByChance)
