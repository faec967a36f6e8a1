// Which warning signs a reader's words name, in whatever spelling. Pure: it takes the list that the
// build makes, as plain data.
import { distance, stem, wordsOf } from "./words.js"

const SHOWN = 2 // more would bury the first
const GAP = 2 // other words that may stand between two of a phrase
const SURE = 6 // letters: a shorter word that stands for a sign by itself is taken as it is spelt

// `rows` are those of signs.json, fastest first; `site` knows the words that are no slips.
export function readSigns(rows, site) {
  const phrases = list => list.map(text => wordsOf(text, site.small)).filter(words => words.length)
  return rows.map((row, speed) => ({
    ...row,
    speed: rows.findIndex(other => other.urgency === row.urgency),
    order: speed,
    phrases: phrases(row.search),
    whole: phrases(row.alone),
  }))
}

// How many letters may be wrong in a word of a phrase.
function slack(word, isAlone) {
  if (word.length < (isAlone ? SURE : 4)) return 0
  return word.length < 8 ? 1 : 2
}

// Whether what was typed is the word, be it with another ending or a slip. A word of the site is no
// slip; a word that stands for a sign by itself has its own ending (a stroke is no stroking).
export function isMeant(typed, word, known, isAlone = false) {
  if (typed === word || typed === `${word}s` || `${typed}s` === word) return true
  if (!isAlone && stem(typed) === stem(word)) return true
  if (known.has(typed)) return false
  const most = slack(word, isAlone)
  const off = distance(typed, word, most)
  return off <= most && (typed[0] === word[0] || (off < 2 && word.length >= SURE))
}

// Whether the words of a phrase stand in what was typed, in their order and near each other.
function holds(typed, phrase, known) {
  const isAlone = phrase.length === 1
  const from = start => {
    let last = start - 1
    return phrase.every((word, n) => {
      const end = n ? last + 2 + GAP : start + 1
      const at = typed.slice(0, end).findIndex((one, i) => i > last && isMeant(one, word, known, isAlone))
      last = at
      return at >= 0
    })
  }
  return typed.some((_, start) => from(start))
}

const isWhole = (typed, phrase, known) =>
  typed.length === phrase.length && phrase.every((word, n) => isMeant(typed[n], word, known))

// The signs that what was typed names: the fastest first, then the one of which most was typed. Of
// two signs of one urgency, one that only a part of the other's words names is left out.
export function signsIn(typed, signs, site) {
  const words = wordsOf(typed, site.small)
  const known = new Set([...site.names, ...site.asked].filter(word => !site.slips.has(word)))
  const found = []
  for (const sign of signs) {
    const named = [
      ...sign.phrases.filter(phrase => holds(words, phrase, known)),
      ...sign.whole.filter(phrase => isWhole(words, phrase, known)),
    ]
    const most = Math.max(0, ...named.map(phrase => phrase.length))
    if (most) found.push({ ...sign, most })
  }
  const longest = sign => Math.max(...found.filter(one => one.speed === sign.speed).map(one => one.most))
  return found
    .filter(sign => sign.most === longest(sign))
    .sort((one, other) => one.speed - other.speed || one.order - other.order)
    .slice(0, SHOWN)
}
