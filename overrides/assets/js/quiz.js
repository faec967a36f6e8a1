// A question to check oneself with: says why for what was chosen, as often as a reader likes. Nothing is counted or kept.
customElements.define("quiz-question", class extends HTMLElement {
  connectedCallback() {
    const said = this.querySelector(".quiz-said"), inputs = [...this.querySelectorAll("input")]
    const reasons = [...this.querySelectorAll("dd")], options = [...this.querySelectorAll("dt")]
    this.querySelector("button").addEventListener("click", () => {
      const chosen = inputs.filter(input => input.checked)
      const missed = inputs.some(input => "right" in input.dataset && !input.checked)
      const lines = chosen.map(input => {
        const line = document.createElement("p")
        if (chosen.length > 1) line.append(`${options[input.value].textContent}: `)
        line.append(...reasons[input.value].cloneNode(true).childNodes)
        return line
      })
      if (!chosen.length) lines.push(this.dataset.choose)
      else if (missed && chosen.every(input => "right" in input.dataset)) lines.push(this.dataset.more)
      said.replaceChildren(...lines)
    })
    this.addEventListener("change", () => said.replaceChildren())
  }
})
