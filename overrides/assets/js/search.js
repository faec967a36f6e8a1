// Search: a dialog on every page, and a page of its own. Nothing is loaded until a reader opens it, and what they type
// stays in the browser: the index is a file of this site, and a worker looks words up in it.
const dialog = document.querySelector("[data-search-dialog]")
const text = dialog?.dataset
let engine

// Material's search worker: messages 0 to 3 are set up, ready, query, result. Answers come in the order of the queries.
async function load() {
  const response = await fetch(text.index)
  if (!response.ok) throw new Error(response.statusText)
  const index = await response.json()
  const worker = new Worker(text.worker)
  const waiting = []
  const ask = (type, data) => new Promise((resolve, reject) => {
    waiting.push(resolve)
    worker.onerror = reject
    worker.postMessage({ type, data })
  })
  worker.onmessage = ({ data }) => waiting.shift()?.(data.data)
  await ask(0, { ...index, options: { suggest: false } })
  return words => ask(2, words)
}

const plain = html => new DOMParser().parseFromString(html ?? "", "text/html").body.textContent.trim()

function result([page, ...sections]) {
  const item = document.createElement("li")
  const link = document.createElement("a")
  link.href = text.base + page.location
  link.textContent = plain(page.title)
  const found = document.createElement("p")
  const best = plain(page.text) ? page : sections[0] ?? page
  const words = plain(best.text)
  found.textContent = words.length > 160 ? `${words.slice(0, words.lastIndexOf(" ", 160))} …` : words
  item.append(link, found)
  return item
}

function mount(root) {
  const form = root.querySelector("[data-search-form]"), input = form.elements.q
  const status = root.querySelector("[data-search-status]"), results = root.querySelector("[data-search-results]")
  let latest = 0, timer = 0

  async function search(words) {
    const turn = ++latest
    if (!words.trim()) {
      results.replaceChildren()
      status.textContent = ""
      results.ariaBusy = "false"
      return
    }
    results.ariaBusy = "true"
    status.textContent ||= text.wait
    try {
      const answer = await (await (engine ??= load()))(words.trim())
      if (turn !== latest) return
      results.replaceChildren(...answer.items.slice(0, 20).map(result))
      status.textContent = answer.items.length ? `${text.found} ${answer.items.length}` : `${text.none} “${words.trim()}”`
    } catch {
      engine = undefined
      status.textContent = text.failed
    }
    results.ariaBusy = "false"
  }

  form.addEventListener("submit", event => {
    event.preventDefault()
    search(input.value)
  })
  input.addEventListener("input", () => {
    clearTimeout(timer)
    timer = setTimeout(search, 150, input.value)
  })
  return words => {
    input.value = words
    return search(words)
  }
}

const onPage = document.querySelector("main [data-search]")
const root = onPage ?? dialog.querySelector("[data-search]")
const search = mount(root)
root.hidden = false
document.querySelector("[data-search-off]")?.remove()
// Words in an address: ?q=… for links from elsewhere, #q=… is never sent to the host.
const asked = new URLSearchParams(location.search).get("q") ?? new URLSearchParams(location.hash.slice(1)).get("q")
if (onPage) search(asked ?? "")

export function open() {
  if (!onPage && !dialog.open) dialog.showModal()
  root.querySelector("input").focus()
}
