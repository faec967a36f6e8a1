// A thing drawn from several sides, and the list of its parts: a part chosen in one is chosen in the
// other. The choice stands in the address, `#part-ID`, with `#calm` before it where that stood.
class PartExplorer extends HTMLElement {
  connectedCallback() {
    this.figures = [...this.querySelectorAll("figure")]
    this.links = [...this.querySelectorAll(".explorer-list a")]
    this.parts = [...this.querySelectorAll(".explorer-parts > li")]
    this.said = this.querySelector(".explorer-said")
    this.addSides()
    this.turnTo(this.figures[0])
    this.choose(this.addressed() ?? "")
    this.say()
    this.addEventListener("click", event => this.follow(event))
    this.addEventListener("keydown", event => {
      if (event.key !== " " || !event.target.matches(".explorer-list a")) return
      event.preventDefault() // they look like buttons, which Space presses
      event.target.click()
    })
    addEventListener("hashchange", () => this.arrive())
    const [visit] = performance.getEntriesByType("navigation")
    if (this.chosen && visit.type === "navigate") addEventListener("load", () => this.bring())
  }

  // One button for each side, named as its drawing is.
  addSides() {
    const group = document.createElement("div")
    group.className = "explorer-sides"
    group.setAttribute("role", "group")
    group.setAttribute("aria-label", this.dataset.views)
    this.sides = this.figures.map(figure => {
      const button = document.createElement("button")
      button.type = "button"
      button.className = "button"
      button.append(figure.querySelector("figcaption").textContent)
      button.addEventListener("click", () => {
        this.turnTo(figure)
        this.say()
      })
      return button
    })
    group.append(...this.sides)
    this.said.before(group)
  }

  // The part that the address names: "" where it names nothing, null where it names something else.
  addressed() {
    const id = decodeURIComponent(location.hash.replace(/^#(calm(&|$))?/, ""))
    return !id || this.parts.some(part => part.id === id) ? id : null
  }

  follow(event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    const link = event.target.closest(".explorer-list a")
    const region = event.target.closest("svg [data-part]")
    const id = link ? link.hash.slice(1) : region && `part-${region.dataset.part}`
    if (!id) return
    event.preventDefault()
    const calm = /^#calm(&|$)/.test(location.hash) ? "calm&" : ""
    if (id !== this.chosen) history.pushState(null, "", `#${calm}${id}`)
    this.choose(id, region)
    this.say()
    this.bring()
  }

  // Back, forward, or a link from elsewhere on the page.
  arrive() {
    const id = this.addressed()
    if (id === null) return
    this.choose(id)
    this.say()
    if (id) this.bring()
  }

  // Drawing and words into view, with as little movement as that takes.
  bring() {
    this.querySelector(".explorer-shown").scrollIntoView({ block: "nearest" })
  }

  // Turns to the side that shows a part best, but stays where its own shape was pressed.
  choose(id, stays) {
    this.chosen = id
    for (const part of this.parts) part.hidden = part.id !== id
    for (const link of this.links) {
      if (link.hash === `#${id}`) link.setAttribute("aria-current", "true")
      else link.removeAttribute("aria-current")
    }
    for (const region of this.querySelectorAll("svg [data-part]")) {
      region.classList.toggle("chosen", `part-${region.dataset.part}` === id)
    }
    const showing = this.figures.filter(figure => figure.querySelector(".chosen"))
    const { best } = this.parts.find(part => part.id === id)?.dataset ?? {}
    const named = showing.find(figure => figure.querySelector("figcaption").textContent === best)
    if (named && !stays) this.turnTo(named)
    else if (showing.length && !showing.includes(this.shown)) this.turnTo(showing[0])
  }

  turnTo(figure) {
    this.shown = figure
    this.figures.forEach((one, n) => {
      one.hidden = one !== figure
      this.sides[n].setAttribute("aria-pressed", one === figure)
    })
  }

  say() {
    const side = this.shown.querySelector("figcaption").textContent
    const link = this.links.find(one => one.hash === `#${this.chosen}`)
    const { marked, unseen } = this.dataset
    const found = link && `${this.shown.querySelector(".chosen") ? marked : unseen} ${link.textContent}.`
    const said = [`${side}.`, found].filter(Boolean).join(" ")
    this.said.textContent = said
  }
}

customElements.define("part-explorer", PartExplorer)
