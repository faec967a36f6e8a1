// The index of the site: files of its own, made by Pagefind, and the list of names beside them. All
// are loaded only when a reader searches, and what is typed stays in the browser.
import { addScores, rank, readNames, readQuestion, wordings, worthOfOne } from "./rank.js"
import { readSigns, signsIn } from "./signs.js"
import { RUN_ON, has, wordsOf } from "./words.js"

const LOOKED_AT = 20 // pages, the best: each is a file of its own

// Loads what every search needs. `folder` is the address of the index.
export async function openIndex(folder, language, smallWords) {
  // Pagefind asks for its program once it runs; it comes at once, not in turn.
  fetch(new URL(`wasm.${language}.pagefind`, folder)).catch(() => null)
  const lists = ["names", "signs"].map(name => loadList(folder, name))
  const [pagefind, rows, signs] = await Promise.all([loadPagefind(folder), ...lists])
  const site = readNames(rows, smallWords)
  return new Index(pagefind, site, readSigns(signs, site))
}

async function loadPagefind(folder) {
  const pagefind = await import(new URL("pagefind.js", folder))
  // Measured: without a worker it starts sooner, and answers in a few milliseconds.
  await pagefind.options({ noWorker: true })
  await pagefind.init()
  return pagefind
}

async function loadList(folder, name) {
  const response = await fetch(new URL(`${name}.json`, folder))
  if (!response.ok) throw new Error(response.statusText)
  return response.json()
}

const phraseIn = typed => typed.match(/["“„]([^"“”]+)["“”]/)?.[1]

class Index {
  constructor(pagefind, site, signs) {
    this.pagefind = pagefind
    this.site = site
    this.signs = signs
    this.parts = new Map() // of the index, by name, as far as searches have met them
  }

  // The warning signs named, the pages found, best first, and the correction, if what was typed
  // has one. Words that name a sign are never corrected; words that do once they are, name it too.
  async ask(typed) {
    const named = signsIn(typed, this.signs, this.site)
    const question = readQuestion(this.site, typed, named.length > 0)
    const corrected = question.correction?.join(" ") ?? ""
    const signs = named.length ? named : signsIn(corrected, this.signs, this.site)
    const texts = []
    for (const { words } of question.attempts) {
      texts.push(await this.scoreTexts(words, question.typedAs))
    }
    const first = signs.map(sign => sign.url)
    const pages = await this.withPhrase(typed, rank(this.site, question, texts, first))
    const stands = signs.length || phraseIn(typed)
    return { signs, pages, correction: stands ? null : question.correction }
  }

  // Those that have what stands in quotation marks, word by word.
  async withPhrase(typed, pages) {
    const phrase = phraseIn(typed)
    if (!phrase) return pages
    const found = new Set((await this.find(`"${phrase}"`)).map(part => part.id))
    return pages.filter(page => found.has(page.id))
  }

  // The text of a page that was found.
  async textOf(page) {
    if (!this.parts.has(page.id)) await this.find(page.title) // found by its name alone
    const part = await this.parts.get(page.id)?.data()
    return part?.content ?? ""
  }

  // Scores of pages that have the words in their text. Pagefind wants all words; where hardly any
  // page has, some.
  async scoreTexts(words, typedAs) {
    const scores = new Map()
    const { whole, single } = wordings(this.site, words, typedAs)
    for (const query of whole) addScores(scores, await this.find(query), 1)
    const worth = worthOfOne(words, scores.size)
    if (worth) {
      const found = await Promise.all(single.map(word => this.find(word)))
      for (const results of found) addScores(scores, results, worth)
    }
    return scores
  }

  // Those that have all words. Of words that run on, Pagefind looks for each letter by itself.
  async holding(results, words) {
    const texts = await Promise.all(results.map(part => part.data()))
    const found = results.filter((_, n) => words.every(word => has(texts[n].content, [word])))
    for (const part of found) this.parts.set(part.id, part)
    return found
  }

  // What Pagefind finds. For a word that no page has, it answers with pages that have its first
  // letters: those are no results.
  async find(query) {
    const { results } = await this.pagefind.search(query)
    if (!results.length) return []
    if (RUN_ON.test(query)) return this.holding(results.slice(0, LOOKED_AT), wordsOf(query))
    const { content } = await results[0].data()
    if (!has(content, wordsOf(query))) return []
    for (const part of results) this.parts.set(part.id, part)
    return results
  }
}
