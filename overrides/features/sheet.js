// A sheet that a reader fills in and prints. What they write goes onto the paper behind the
// article, field by field, and nowhere else. Nothing is counted, sent or kept.
const page = document.documentElement

// The dates of all rows below each other, from the first day on, as the reader's device writes them.
function* datesFrom(value) {
  const words = { day: "numeric", month: "short", timeZone: "UTC" }
  for (const day = new Date(value); ; day.setUTCDate(day.getUTCDate() + 1)) {
    yield day.toLocaleDateString(undefined, words)
  }
}

class PaperSheet extends HTMLElement {
  connectedCallback() {
    this.paper = document.getElementById(this.id.replace("sheet-", "paper-"))
    this.fields = [...this.querySelectorAll("input, textarea")]
    this.slots = this.paper.querySelectorAll("[data-slot]")
    this.said = this.querySelector("[role=status]")
    this.addEventListener("focusin", event => this.listen(event.target))
    this.addEventListener("input", event => this.write(event.target))
    this.querySelector("button").addEventListener("click", () => this.print())
    this.fill() // a browser may bring back what was written before Back
  }

  // What may be said of a field stands below it before it is said: else it might not be heard.
  listen(field) {
    this.said.textContent = ""
    field.closest(".sheet-field")?.after(this.said)
  }

  write(field) {
    this.fill()
    const isFull = field.maxLength > 0 && field.value.length >= field.maxLength
    const said = isFull ? this.dataset.full : ""
    if (this.said.textContent !== said) this.said.textContent = said
  }

  fill() {
    const someChosen = this.fields.some(field => field.checked)
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
    }, { once: true })
    window.print()
  }
}

customElements.define("paper-sheet", PaperSheet)
