// A sheet that a reader fills in and prints. What they write goes onto the paper behind the
// article, field by field, and nowhere else. Nothing is counted, sent or kept.
const page = document.documentElement

// The dates of all rows below each other, from the first day on, as the reader's device writes them.
function* datesFrom(value) {
  const words = { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" }
  for (const day = new Date(value); ; day.setUTCDate(day.getUTCDate() + 1)) {
    yield day.toLocaleDateString(undefined, words)
  }
}

class PaperSheet extends HTMLElement {
  connectedCallback() {
    this.paper = document.getElementById(this.id.replace("sheet-", "paper-"))
    this.fields = [...this.querySelectorAll("input, textarea")]
    this.slots = this.paper.querySelectorAll("[data-slot]")
    this.addEventListener("input", event => this.write(event.target))
    this.button = this.querySelector("button")
    this.button.addEventListener("click", () => this.print())
    this.fill() // a browser may bring back what was written before Back
  }

  // A full field says so as long as it is full.
  write(field) {
    this.fill()
    if (!(field.maxLength > 0)) return // it is chosen, not written
    const status = field.closest("label").nextElementSibling
    const said = field.value.length < field.maxLength ? "" : this.dataset.full
    if (status.textContent !== said) status.textContent = said
  }

  fill() {
    const isChosen = field => field.checked || ("own" in field.dataset && field.value.trim())
    const someChosen = this.fields.some(isChosen)
    this.fields.forEach((field, n) => {
      const slot = this.slots[n]
      if (field.type === "checkbox") slot.hidden = someChosen && !field.checked
      else if (field.type === "date") this.date(slot, field.value)
      else slot.textContent = field.value.trim().split(/\s*\n\s*/).join(" · ")
    })
    // A group of which nothing was chosen has no heading on paper.
    for (const group of this.paper.querySelectorAll("[data-group]")) {
      group.hidden = !group.querySelector("[data-slot]:not([hidden])")
    }
  }

  date(slot, value) {
    const dates = value && datesFrom(value)
    for (const cell of slot.querySelectorAll("td:first-child")) {
      cell.textContent = dates ? dates.next().value : ""
    }
  }

  // Only the sheet: all else is out of the way until the browser has printed.
  print() {
    page.classList.add("prints-sheet")
    this.paper.classList.add("is-printed")
    addEventListener("afterprint", () => {
      page.classList.remove("prints-sheet")
      this.paper.classList.remove("is-printed")
      this.button.focus() // which it lost while it was out of the way
    }, { once: true })
    window.print()
  }
}

customElements.define("paper-sheet", PaperSheet)
