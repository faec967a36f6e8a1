// Ranks the pages of the site for what a reader typed, and sets typing errors right. Pure: it takes
// the list of names that the build makes, and what Pagefind found in the texts, as plain data.
import { RUN_ON, closeness, correct, meant, wordsOf, written } from "./words.js"

const NAME = 3 // a name that fits outweighs any number of words in a text,
const WHOLE = 1.4 // and a phrase whole ("what to do in a storm") outweighs a name within it
const ASKED = 0.9 // what readers also ask for a page with is a little less than its name
const CORRECTED = 0.9 // and what was corrected than what was typed
const FIRST = 100 // the page of a warning sign stands above all else

const LEAST_ASKED = 0.5 // of the words typed a name must have half,
const FOR_ASKED = 0.4 // which is worth so much,
const FOR_NAME = 0.6 // and the rest by how much of the name was typed

const FEW = 3 // with fewer pages that have all words, those with some of them are shown too,
const SOME = 0.3 // each word for its share of this

const LONG = 4 // letters: a shorter word may stand for itself, however near another it is

const unique = list => [...new Set(list)]

// What ranking needs to know of the site. `rows` are those of names.json: part of the index,
// address, kind, names, words that readers also ask with.
export function readNames(rows, smallWords) {
  const small = new Set(smallWords.split(" "))
  const telling = list => list.map(name => wordsOf(name, small)).filter(words => words.length)
  const whole = name => wordsOf(name).join(" ")

  const pages = rows.map(([id, url, kind, names, asked]) => ({
    id,
    url,
    kind,
    title: names[0],
    phrases: new Set([...names, ...asked].map(whole)),
    names: telling(names),
    asked: telling(asked),
  }))

  const spelt = new Map()
  for (const [folded, word] of rows.flatMap(row => row[3]).flatMap(written)) {
    if (!spelt.has(folded)) spelt.set(folded, word)
  }
  const names = new Set(pages.flatMap(page => page.names.flat()))
  const asked = new Set(pages.flatMap(page => page.asked.flat()))
  return { pages, small, spelt, names, asked, slips: slipsOf(pages, names) }
}

// The typing errors among the words that readers ask with: each with the word of the page's names
// that it is meant to be.
function slipsOf(pages, names) {
  const slips = new Map()
  for (const page of pages) {
    const own = page.names.flat()
    const strange = unique(page.asked.flat()).filter(word => word.length > LONG && !names.has(word))
    for (const word of strange) {
      const others = own.filter(name => closeness(word, name) === 0)
      const right = meant(word, others)
      if (right) slips.set(word, right)
    }
  }
  return slips
}

// What a reader asks: the words that tell pages apart (or all, where there are no others), all
// words, how they were typed, and what they are likely meant to be, unless they stay as they stand.
export function readQuestion(site, typed, asItStands = false) {
  const all = wordsOf(typed)
  const telling = wordsOf(typed, site.small)
  const words = telling.length ? telling : all
  const better = asItStands || RUN_ON.test(typed) ? null : correct(words, site)
  const typedAs = new Map(written(typed))
  const spell = word => site.spelt.get(word) ?? typedAs.get(word) ?? word
  const attempts = [{ words, weight: 1 }]
  if (better) attempts.push({ words: better, weight: CORRECTED })
  // A correction is shown as the site spells it, not as words are compared.
  return { all, words, typedAs, attempts, correction: better?.map(spell) ?? null }
}

// What to ask Pagefind, which knows words only as they are written: as the reader writes them, and
// as the site does (British here, American there).
export function wordings(site, words, typedAs) {
  const asTyped = words.map(word => typedAs.get(word) ?? site.spelt.get(word) ?? word)
  const asHere = words.map(word => site.spelt.get(word) ?? typedAs.get(word) ?? word)
  return { whole: unique([asTyped.join(" "), asHere.join(" ")]), single: asHere }
}

// Where too few pages have all the words: what a page with one of them is worth, else 0.
export function worthOfOne(words, found) {
  return words.length > 1 && found < FEW ? SOME / words.length : 0
}

// Adds Pagefind's results, best first, to scores up to 1; of two scores the higher stays.
export function addScores(scores, results, weight) {
  const highest = results[0]?.score
  for (const { id, score } of results) {
    const own = (weight * score) / highest
    if (own > (scores.get(id) ?? 0)) scores.set(id, own)
  }
}

// How well the words asked fit one of a page's names: most of what was asked, and little else in
// the name.
export function fit(words, name) {
  const last = words.length - 1
  const close = (word, n, other) => closeness(word, other, n === last)
  const best = words.map((word, n) => Math.max(...name.map(other => close(word, n, other))))
  const isAsked = other => words.some((word, n) => close(word, n, other) > 0)
  const asked = best.reduce((sum, one) => sum + one, 0) / words.length
  const named = name.filter(isAsked).length / name.length
  return asked < LEAST_ASKED ? 0 : asked * asked * (FOR_ASKED + FOR_NAME * named)
}

const bestFit = (words, names) => Math.max(0, ...names.map(name => fit(words, name)))

// What a page's names are worth for what was asked. `all`: with its small words.
function worthOfNames(page, words, all) {
  const isWhole = all.length > words.length && page.phrases.has(all.join(" "))
  const whole = isWhole ? WHOLE : 0
  return NAME * Math.max(whole, bestFit(words, page.names), ASKED * bestFit(words, page.asked))
}

// The pages found, best first, each with its score and the words that found it. `texts` has the
// scores of pages by what stands in their text, for each attempt of the question; `first` the
// addresses of pages that must come first, in that order.
export function rank(site, question, texts = [], first = []) {
  const { all, words, attempts } = question
  if (!words.length) return []
  const found = []
  for (const page of site.pages) {
    let best = { ...page, score: 0, words }
    attempts.forEach((attempt, n) => {
      const inText = texts[n]?.get(page.id) ?? 0
      const score = attempt.weight * (inText + worthOfNames(page, attempt.words, all))
      if (score > best.score) best = { ...best, score, words: attempt.words }
    })
    const place = first.indexOf(page.url)
    if (place >= 0) best = { ...best, score: FIRST + first.length - place, words }
    if (best.score > 0) found.push(best)
  }
  return found.sort((one, other) => other.score - one.score || one.url.localeCompare(other.url))
}
