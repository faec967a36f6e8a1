// Moves through the phases of something: shows one at a time, and its place in the drawing. The
// range says the name of the phase itself, so nothing else announces it. Cards are left alone.
class PhaseLine extends HTMLElement {
  connectedCallback() {
    this.range = this.querySelector("[type=range]")
    this.phases = [...this.querySelectorAll(".phases-list > li")]
    this.marks = this.querySelectorAll(".drawing .phase")
    this.style.setProperty("--phases", this.phases.length)
    this.range.addEventListener("input", () => this.show(this.range.value))
    for (const button of this.querySelectorAll(".phases-next")) button.onclick = () => this.goOn()
    this.querySelector(".drawing")?.addEventListener("click", event => this.point(event))
    addEventListener("hashchange", () => this.follow())
    this.show(0)
    this.follow()
  }

  show(at) {
    this.range.value = at
    const name = this.phases[at].querySelector("strong").textContent
    this.range.setAttribute("aria-valuetext", name)
    this.phases.forEach((phase, n) => { phase.hidden = n !== Number(at) })
    this.marks.forEach((mark, n) => mark.classList.toggle("now", n === Number(at)))
  }

  // From the end of one phase to the top of the next
  goOn() {
    const at = Number(this.range.value) + 1
    this.show(at)
    this.range.focus({ preventScroll: true })
    this.phases[at].firstElementChild.scrollIntoView({ block: "nearest" })
  }

  // A picture that is pointed at: each phase has an equal part of the drawing's width.
  point({ clientX, currentTarget }) {
    const { left, width } = currentTarget.getBoundingClientRect()
    const at = Math.floor((clientX - left) / width * this.phases.length)
    this.show(Math.max(0, Math.min(at, this.phases.length - 1)))
  }

  // A link may lead to what stands in a phase out of sight: back from a source, say.
  follow() {
    const target = document.getElementById(location.hash.slice(1))
    const at = this.phases.findIndex(phase => phase.contains(target))
    if (at >= 0) this.show(at)
  }
}

customElements.define("phase-line", PhaseLine)
