// A table that readers sort by pressing a heading: once upwards, once more downwards.

class SortedTable extends HTMLElement {
  connectedCallback() {
    const body = this.querySelector("tbody")
    const { compare } = new Intl.Collator(document.documentElement.lang, { numeric: true })
    this.heads = [...this.querySelectorAll("thead th")]
    this.heads.forEach((head, column) => {
      const button = document.createElement("button")
      button.type = "button"
      button.append(...head.childNodes)
      head.append(button)
      button.addEventListener("click", () => {
        const isUp = head.ariaSort !== "ascending"
        this.heads.forEach(one => one.ariaSort = null)
        head.ariaSort = isUp ? "ascending" : "descending"
        const said = row => row.cells[column]?.textContent.trim() ?? ""
        const rows = [...body.rows].sort((a, b) => compare(said(a), said(b)))
        body.append(...(isUp ? rows : rows.reverse()))
      })
    })
  }
}

customElements.define("sorted-table", SortedTable)
