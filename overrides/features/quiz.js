// A question to check oneself with: says why for each answer chosen, as often as a reader likes.
// Nothing is counted or kept.
class QuizQuestion extends HTMLElement {
  connectedCallback() {
    if (this.said) return // moved within its page
    this.inputs = [...this.querySelectorAll("fieldset input")]
    this.options = this.querySelectorAll("dt")
    this.reasons = this.querySelectorAll("dd")
    this.said = this.querySelector(".quiz-said")
    this.querySelector("button").addEventListener("click", () => this.answer())
    this.addEventListener("change", () => this.said.replaceChildren())
  }

  answer() {
    const chosen = this.inputs.filter(input => input.checked)
    if (!chosen.length) {
      this.said.replaceChildren(this.dataset.choose)
      return
    }
    const lines = chosen.map(input => this.reasonFor(input, chosen.length > 1))
    const isRight = input => "right" in input.dataset
    const missesSome = this.inputs.some(input => isRight(input) && !input.checked)
    // A wrong answer is reason enough to think again: what else is right is not given away.
    if (missesSome && chosen.every(isRight)) lines.push(this.dataset.more)
    this.said.replaceChildren(...lines)
  }

  // Why an answer is right or not; where several were chosen, with its words.
  reasonFor(input, named) {
    const line = document.createElement("p")
    if (named) line.append(`${this.options[input.value].textContent}: `)
    line.append(...this.reasons[input.value].cloneNode(true).childNodes)
    return line
  }
}

customElements.define("quiz-question", QuizQuestion)
