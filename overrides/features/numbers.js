// The choice of the country whose numbers come first. It holds for the page; it is kept only if the
// reader asks.
import { kept } from "../assets/js/storage.js"

const page = document.documentElement
const UNKNOWN = "other"

class CountryNumbers extends HTMLElement {
  connectedCallback() {
    const { label, unknown, keep } = this.dataset
    const form = document.createElement("form")
    form.innerHTML = `
      <label><span></span> <select autocomplete="off"></select></label>
      <label><input type="checkbox" autocomplete="off"> <span></span></label>`
    const [asked, asksToKeep] = form.querySelectorAll("span")
    asked.textContent = label
    asksToKeep.textContent = keep
    const [select, box] = form.querySelectorAll("select, input")
    for (const item of this.querySelectorAll("[data-own]")) {
      select.append(new Option(item.querySelector("strong").textContent, item.dataset.own))
    }
    select.append(new Option(unknown, UNKNOWN))
    select.value = page.dataset.country ?? UNKNOWN
    box.checked = kept.get("country") !== null
    form.addEventListener("change", () => {
      page.dataset.country = select.value
      if (box.checked) kept.set("country", select.value)
      else kept.remove("country")
    })
    form.addEventListener("submit", event => event.preventDefault())
    this.prepend(form)
  }
}

customElements.define("country-numbers", CountryNumbers)
