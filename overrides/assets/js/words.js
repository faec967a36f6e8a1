// Words as search compares them: without accents and endings, in British or American spelling, half typed or mistyped.

// One form for spellings that differ by country: behaviour, behavior; anaemia, anemia; centre, center; organise, organize.
const fold = word => word.replace(/ae|oe/g, "e").replace(/our(?=$|s$|al|ed|ing)/, "or").replace(/([^aeiou])re(?=s?$)/, "$1er")
  .replace(/is(?=e[ds]?$|ing$|ation)/, "iz").replace(/ll(?=ing|ed|er)/, "l").replace(/ph/g, "f")

const plain = text => text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[’']/g, "").toLowerCase()

const split = text => plain(text).match(/[\p{L}\p{N}]+/gu) ?? []

// The words of a text, folded, without those too small to tell one page from another; and how each was written.
export const wordsOf = (text, small) => split(text).filter(word => !small.has(word)).map(word => fold(word))
export const written = text => split(text).map(word => [fold(word), word])

const stem = word => word.length < 5 ? word : word.replace(/ies$/, "y").replace(/(?:ing|ed|es|s|al|ally|ly|ic)$/, "").replace(/[aeiy]+$/, "").replace(/(.)\1$/, "$1")

// From 1, the same word, to 0, another: what shares a stem, or begins so where the reader may still be typing.
export function closeness(word, other, typing) {
  if (word === other) return 1
  if (stem(word) === stem(other)) return .95
  return typing && word.length > 1 && other.startsWith(word) ? .6 + .3 * word.length / other.length : 0
}

// Letters left out, added, changed or swapped: the restricted Damerau–Levenshtein distance, given up beyond `most`.
function distance(one, two, most) {
  if (Math.abs(one.length - two.length) > most) return most + 1
  let before = [], last = Array.from({ length: two.length + 1 }, (_, n) => n)
  for (let i = 1; i <= one.length; i++) {
    const row = [i]
    for (let j = 1; j <= two.length; j++) {
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (one[i - 1] !== two[j - 1]))
      if (i > 1 && j > 1 && one[i - 1] === two[j - 2] && one[i - 2] === two[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1)
    }
    if (Math.min(...row) > most) return most + 1
    before = last
    last = row
  }
  return last[two.length]
}

// The one of some words that a word is meant to be, one or two letters off; undefined where none is near.
export function meant(word, known) {
  const most = word.length < 4 ? 0 : word.length < 6 ? 1 : 2
  let nearest, least = most + 1
  for (const other of known) {
    const off = other.length < 4 ? least : distance(word, other, most)
    if (off < least || off === least && nearest && other[0] === word[0] && nearest[0] !== word[0]) [nearest, least] = [other, off]
  }
  return nearest
}

// The words with those set right that are no word of the site; null where there is nothing to set right. `slips` has the
// typing errors that authors foresaw.
export function correct(words, known, asked, slips) {
  const right = words.map((word, n) => {
    if (slips.has(word)) return slips.get(word)
    const isWord = other => closeness(word, other, n === words.length - 1) > 0
    return [...known].some(isWord) || [...asked].some(isWord) ? word : meant(word, known) ?? word
  })
  return right.some((word, n) => word !== words[n]) ? right : null
}

// Whether a text has one of the words.
export function has(content, words) {
  const all = new Set(wordsOf(content, new Set()))
  return words.some(word => all.has(word) || [...all].some(other => closeness(word, other, true)))
}

// The sentence of a page that holds most of the words, in parts: [text, whether it is one of the words].
export function sentence(content, title, words) {
  const own = content.split("⁂")[0].split(/(?<=[.?!])\s+/).filter(one => one.trim() && !one.startsWith(title))
  const hits = part => words.some((word, n) => wordsOf(part, new Set()).some(other => closeness(word, other, n === words.length - 1)))
  const score = one => new Set(one.split(/\s+/).filter(hits).flatMap(part => wordsOf(part, new Set()))).size
  let best = own[0] ?? "", most = 0
  for (const one of own) {
    const found = score(one)
    if (found > most) [best, most] = [one, found]
  }
  const parts = best.split(/(\s+)/), first = Math.max(0, parts.findIndex(hits) - 24), shown = parts.slice(first, first + 60)
  return [...first ? [["… ", false]] : [], ...shown.map(part => [part, part.trim() !== "" && hits(part)]), ...first + 60 < parts.length ? [[" …", false]] : []]
}
