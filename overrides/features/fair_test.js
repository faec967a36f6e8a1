// A trial in frames, one at a time. Nothing moves by itself, and nothing is kept.
class FairTest extends HTMLElement {
  connectedCallback() {
    this.frames = [...this.querySelectorAll("ol > li")]
    this.at = 0
    const buttons = this.querySelectorAll("button")
    const steps = [-1, 1]
    buttons.forEach((button, n) => button.addEventListener("click", () => this.go(steps[n])))
    this.ways = [...buttons]
  }

  go(step) {
    if (!this.frames[this.at + step]) return
    this.at += step
    this.frames.forEach((frame, n) => frame.classList.toggle("now", n === this.at))
    // At an end the button stays where it is, so that the keyboard does not lose its place.
    this.ways[0].setAttribute("aria-disabled", this.at === 0)
    this.ways[1].setAttribute("aria-disabled", this.at === this.frames.length - 1)
    const title = this.frames[this.at].firstElementChild
    this.querySelector("[role=status]").textContent = title.textContent
    title.scrollIntoView({ block: "nearest" }) // whoever went on from the end of a frame begins at the top
  }
}

customElements.define("fair-test", FairTest)
