// What a reader chose, kept in their browser: nowhere else, and only once they have chosen. Each
// name stands under the site's own path, since all sites of one owner share one storage.
const { base } = document.documentElement.dataset
const prefix = new URL(`${base}/`, location).pathname

// A browser may refuse to keep anything. A choice then holds for the page it was made on.
function attempt(action, otherwise) {
  try {
    return action()
  } catch {
    return otherwise
  }
}

// Tells the page that what is kept has changed.
const announce = () => document.dispatchEvent(new Event("kept"))

export const kept = {
  get: name => attempt(() => localStorage.getItem(prefix + name), null),

  set(name, value) {
    attempt(() => localStorage.setItem(prefix + name, value))
    announce()
  },

  remove(name) {
    attempt(() => localStorage.removeItem(prefix + name))
    announce()
  },

  names() {
    const all = attempt(() => Object.keys(localStorage), [])
    const own = all.filter(key => key.startsWith(prefix))
    return own.map(key => key.slice(prefix.length))
  },
}
