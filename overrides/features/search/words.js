// Words as search compares them: without accents and endings, in British or American spelling, half
// typed or mistyped. Every function here takes and returns plain data.

// One form for spellings that differ by country or are often mixed up.
const SPELLINGS = [
  [/ae|oe/g, "e"], // anaemia, anemia
  [/our(?=$|s$|al|ed|ing)/, "or"], // behaviour, behavior
  [/([^aeiou])re(?=s?$)/, "$1er"], // centre, center
  [/is(?=e[ds]?$|ing$|ation)/, "iz"], // organise, organize
  [/ll(?=ing|ed|er)/, "l"], // labelled, labeled
  [/ph/g, "f"], // phobia, fobia
]

// How close two words are, from 1, the same word, to 0, another.
const SAME_STEM = 0.95
const BEGUN = 0.6 // a word of which the reader may have typed only the beginning,
const TYPED = 0.3 // and more for the share of it that is typed

const PAGE_ENDS = "⁂" // behind it stand a page's names, which are found but not shown
// What is shown of a long sentence, counted in words and the spaces between them.
const PARTS_BEFORE = 24 // before the first word found
const PARTS_SHOWN = 87 // so that no advice beside warning signs loses its end

// Chinese and Japanese words run on without spaces.
export const RUN_ON = /[\p{sc=Han}\p{sc=Hiragana}]/u

export function fold(word) {
  return SPELLINGS.reduce((folded, [from, to]) => folded.replace(from, to), word)
}

const WORD = /[\p{sc=Han}\p{sc=Hiragana}]+|(?:(?![\p{sc=Han}\p{sc=Hiragana}])[\p{L}\p{N}])+/gu

// A text's words in small letters, without accents and apostrophes. "が" is not "か", and digits
// that stand high stay so.
function split(text) {
  const decomposed = text.replace(/[^⁰¹²³⁴-⁹]+/g, part => part.normalize("NFKD"))
  const bare = decomposed.replace(/(?![\u3099\u309a])\p{M}/gu, "").normalize("NFC")
  const plain = bare.replace(/[’']/g, "").toLowerCase()
  return (plain.match(WORD) ?? []).flatMap(word => (RUN_ON.test(word) ? pairs(word) : word))
}

// Letters that run on, each with the next, as the index has them.
function pairs(run) {
  const letters = [...run]
  return letters.length < 2 ? letters : letters.slice(1).map((letter, n) => letters[n] + letter)
}

// The words of a text, folded, but for those too small to tell one page from another.
export function wordsOf(text, small = new Set()) {
  const telling = split(text).filter(word => !small.has(word))
  return telling.map(fold)
}

// How each folded word of a text is written in it.
export function written(text) {
  return split(text).map(word => [fold(word), word])
}

// A function that works out each answer once: a text says most of its words many times.
function remembering(answer) {
  const known = new Map()
  return word => {
    if (!known.has(word)) known.set(word, answer(word))
    return known.get(word)
  }
}

// A word without its ending: "relaxing", "relaxed" and "relaxes" are one.
export const stem = remembering(word => {
  if (word.length < 5) return word
  return word
    .replace(/ies$/, "y")
    .replace(/(?:ing|ed|es|s|al|ally|ly|ic)$/, "")
    .replace(/[aeiy]+$/, "")
    .replace(/(.)\1$/, "$1")
})

// `typing`: the reader may not have come to the end of `word`.
export function closeness(word, other, typing) {
  if (word === other) return 1
  if (stem(word) === stem(other)) return SAME_STEM
  const begun = typing && (word.length > 1 || RUN_ON.test(word)) && other.startsWith(word)
  return begun ? BEGUN + TYPED * (word.length / other.length) : 0
}

// Letters left out, added, changed or swapped with the next: the restricted Damerau–Levenshtein
// distance. What lies beyond `most` is given up as `most + 1`.
export function distance(one, other, most) {
  const beyond = most + 1
  if (Math.abs(one.length - other.length) > most) return beyond
  let rowBefore = []
  let lastRow = Array.from({ length: other.length + 1 }, (_, n) => n)
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= other.length; j += 1) {
      const changed = lastRow[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1)
      row[j] = Math.min(lastRow[j] + 1, row[j - 1] + 1, changed)
      const isSwap = one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]
      if (isSwap) row[j] = Math.min(row[j], rowBefore[j - 2] + 1)
    }
    if (Math.min(...row) > most) return beyond
    rowBefore = lastRow
    lastRow = row
  }
  return lastRow[other.length]
}

// How many letters may be wrong in a word of that length.
function slack(word) {
  if (word.length < 4) return 0
  return word.length < 6 ? 1 : 2
}

// The one of the `known` words that a word is meant to be, one or two letters off; undefined where
// none is near. Of two as near, one with the same first letter: people rarely mistype that.
export function meant(word, known) {
  const most = slack(word)
  let nearest
  let least = most + 1
  for (const other of known) {
    if (other.length < 4) continue
    const off = distance(word, other, most)
    const beginsBetter = nearest && other[0] === word[0] && nearest[0] !== word[0]
    if (off < least || (off === least && beginsBetter)) {
      nearest = other
      least = off
    }
  }
  return nearest
}

// What was typed with the words set right that are no word of the site; null where nothing is to
// be set right. `names` are the words to correct to, `asked` others that readers may use, `slips`
// the typing errors that authors foresaw.
export function correct(words, { names, asked, slips }) {
  const last = words.length - 1
  const known = [...names, ...asked]
  const setRight = (word, n) => {
    if (slips.has(word)) return slips.get(word)
    const isKnown = known.some(other => closeness(word, other, n === last) > 0)
    return isKnown ? word : (meant(word, names) ?? word)
  }
  const right = words.map(setRight)
  return right.some((word, n) => word !== words[n]) ? right : null
}

// Whether a text has one of the words, or one that begins so.
export function has(text, words) {
  const all = [...new Set(wordsOf(text))]
  return words.some(word => all.some(other => closeness(word, other, true) > 0))
}

// A text in words and what stands between them, to mark some.
function piecesOf(text) {
  if (!RUN_ON.test(text) || !Intl.Segmenter) return text.split(/(\s+)/)
  const words = new Intl.Segmenter("ja", { granularity: "word" }).segment(text)
  return [...words].map(({ segment }) => segment)
}

// The sentence of a page that holds most of the words, in parts: [text, whether it is one of the
// words]. A long one is shown around the first of them. What answers a question counts more than
// the question. Whoever asks for a word by its name is told what it means, which stands `first`.
export function sentence(content, title, words, first = false) {
  const last = words.length - 1
  const fits = other => words.some((word, n) => closeness(word, other, n === last) > 0)
  const isHit = remembering(part => wordsOf(part).some(fits))
  const countHits = text => {
    const hits = piecesOf(text).filter(isHit)
    return new Set(hits.flatMap(part => wordsOf(part))).size
  }

  const own = content.split(PAGE_ENDS)[0]
  const sentences = own.split(/(?<=[.!])\s+|(?<=[。！])\s*/) // a question stays with its answer
  const candidates = sentences.filter(one => one.trim() && !one.startsWith(title))
  const named = wordsOf(title)
  const isName = words.every(word => named.some(other => closeness(word, other) > 0))
  let best = candidates[0] ?? ""
  let most = 0
  for (const one of first && isName ? [] : candidates) {
    const answer = one.split(/(?<=\?)\s+/).at(-1)
    const found = countHits(one) + countHits(answer)
    if (found > most) {
      best = one
      most = found
    }
  }

  const parts = piecesOf(best) // words, and the spaces between them
  const start = Math.max(0, parts.findIndex(isHit) - PARTS_BEFORE)
  const end = start + PARTS_SHOWN
  const shown = parts.slice(start, end).map(part => [part, isHit(part)])
  if (start > 0) shown.unshift(["… ", false])
  if (end < parts.length) shown.push([" …", false])
  return shown
}
