// Claims to judge, five a round: a reader says how sure they would be of one, then sees how sure the
// site is, and why. A round ends with where the two were furthest apart. Nothing is kept.
const SIZE = 5

// In an order that chance gives.
const mixed = things => [...things]
  .map(thing => ({ thing, place: Math.random() }))
  .sort((one, other) => one.place - other.place)
  .map(({ thing }) => thing)

function made(name, ...inside) {
  const one = document.createElement(name)
  one.append(...inside)
  return one
}

class ClaimGuess extends HTMLElement {
  connectedCallback() {
    const find = selector => this.querySelector(selector)
    this.form = find("form")
    this.fields = find("fieldset")
    this.choices = [...this.fields.querySelectorAll("input")]
    this.names = this.choices.map(choice => choice.labels[0].children[2].textContent)
    this.tags = this.fields.querySelectorAll("strong") // beside each step, who chose it
    this.button = find("form > .button")
    this.said = find(".guess-said")
    this.end = find(".guess-end")
    this.claim = find(".guess-claim");
    [this.back, this.next] = this.querySelectorAll("[data-way]")
    this.deck = []
    this.form.addEventListener("submit", event => {
      event.preventDefault()
      this.answer()
    })
    this.back.addEventListener("click", () => this.go(this.place - 1))
    this.next.addEventListener("click", () => this.go(this.place + 1))
    find("[data-again]").addEventListener("click", () => {
      this.deal()
      this.claim.focus()
    })
    this.deal()
  }

  // A round of claims that were not shown yet, as long as there are such.
  deal() {
    if (!this.deck.length) this.deck = mixed(this.querySelectorAll("details"))
    this.round = this.deck.splice(0, SIZE).map(item => {
      const ours = this.choices.findIndex(choice => choice.value === item.dataset.certainty)
      return { item, ours, claim: item.firstElementChild.textContent }
    })
    this.show(0)
  }

  go(place) {
    if (place < this.round.length) this.show(place)
    else this.lookBack()
    const top = this.end.hidden ? this.claim : this.end.firstElementChild
    top.focus()
    top.parentElement.scrollIntoView() // a claim that sticks would cover the steps
  }

  // Shows one claim, as it was left.
  show(place) {
    const { of, next, last } = this.dataset
    const count = of.replace("{}", place + 1).replace("{}", this.round.length)
    this.place = place
    this.form.reset()
    this.end.hidden = true
    this.form.hidden = false
    this.claim.replaceChildren(made("small", count), " ", this.round[place].claim)
    this.back.hidden = !place
    this.next.textContent = place + 1 < this.round.length ? next : last
    this.reveal()
  }

  answer() {
    this.round[this.place].theirs = this.choices.findIndex(choice => choice.checked)
    this.reveal()
    this.said.focus({ preventScroll: true })
    this.said.firstElementChild.scrollIntoView({ block: "nearest" }) // the choice stays in sight
  }

  // Says what is thought of a claim, if the reader has judged it.
  reveal() {
    const { item, theirs, ours } = this.round[this.place]
    const { you, we, both, same, surer, less } = this.dataset
    const judged = theirs >= 0
    this.fields.disabled = this.button.hidden = judged
    this.said.replaceChildren()
    for (const tag of this.tags) tag.textContent = ""
    if (!judged) return
    this.tags[theirs].textContent = you
    this.tags[ours].textContent = theirs === ours ? both : we
    this.choices[theirs].checked = true
    const verdict = theirs === ours ? same : theirs < ours ? surer : less
    this.said.append(made("p", made("strong", verdict)), ...[...item.cloneNode(true).children].slice(1))
  }

  // On which claims were the two furthest apart, and which way?
  lookBack() {
    const { agreed, none, far, you, we } = this.dataset
    const gap = ({ theirs, ours }) => theirs - ours
    const judged = this.round.filter(one => one.theirs >= 0)
    const most = Math.max(0, ...judged.map(one => Math.abs(gap(one))))
    for (const side of this.querySelectorAll("[data-side]")) {
      const those = judged.filter(one => most && gap(one) === side.dataset.side * most)
      side.hidden = !those.length
      side.children[1].replaceChildren(...those.map(({ item, claim, theirs, ours }) => {
        const link = item.querySelector("a").cloneNode()
        link.append(claim)
        return made("li", link, " ", made("span", `${you}: ${this.names[theirs]}. ${we}: ${this.names[ours]}.`))
      }))
    }
    this.end.firstElementChild.textContent = most ? far : judged.length ? agreed : none
    this.form.hidden = true
    this.end.hidden = false
  }
}

customElements.define("claim-guess", ClaimGuess)
