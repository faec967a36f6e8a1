// Code that can be copied.

class CodeBlock extends HTMLElement {
  connectedCallback() {
    if (!this.dataset.copy) return
    const code = this.querySelector("code")
    const button = document.createElement("button")
    const { copy, copied } = this.dataset
    button.type = "button"
    button.textContent = copy
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(code.textContent)
      button.textContent = copied
      setTimeout(() => button.textContent = copy, 3000)
    })
    button.setAttribute("aria-live", "polite")
    this.append(button)
  }
}

customElements.define("code-block", CodeBlock)
