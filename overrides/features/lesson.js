// A lesson on paper: with scripts, a button prints it.
class LessonSheet extends HTMLElement {
  connectedCallback() {
    this.querySelector("button").addEventListener("click", () => print())
  }
}

customElements.define("lesson-sheet", LessonSheet)
