import languages from '@cospired/i18n-iso-languages'
import { plainName } from './plain-name.ts'

/**
 * ISO 639-1 of a language named in any of some thirty languages or in its own, or by a code: ISO 639-1, ISO 639-2 or a
 * BCP 47 tag such as 'pt-BR'; null where it is none, or has no code of two letters.
 */
export function languageCode(text: string): string | null {
  const found = names().get(plainName(text))
  if (found !== undefined) return found
  const tag = /^\s*([a-z]{2,3})[-_][a-z0-9_-]{1,40}\s*$/iu.exec(text)?.[1]
  return tag === undefined ? null : (codes().get(tag.toLowerCase()) ?? null)
}

/** Built at the first question, because most programs that load this module never ask one. */
function names(): Map<string, string> {
  known ??= buildNames()
  return known
}

function codes(): Map<string, string> {
  knownCodes ??= buildCodes()
  return knownCodes
}

let known: Map<string, string> | undefined
let knownCodes: Map<string, string> | undefined

/** A name that means two languages means neither, unless our own table decides. Codes come before names. */
function buildNames(): Map<string, string> {
  const listed = languages.langs().flatMap(namesIn)
  const meanings = new Map([
    // 'Greek' of 'Greek (modern)', unless the lists have it themselves.
    ...single(listed.map(([name, code]) => [name.replace(/\(.*\)/u, ''), code])),
    ...single(listed),
  ])
  for (const [code, called] of Object.entries(alsoCalled)) {
    for (const name of called) meanings.set(plainName(name), code)
  }
  return new Map([...meanings, ...codes()].filter(([name]) => name !== ''))
}

function namesIn(language: string): [name: string, code: string][] {
  return Object.entries(languages.getNames(language)).flatMap(([code, called]) =>
    [called]
      .flat()
      .flatMap((name) => name.split(';'))
      .map((name): [string, string] => [name, code]),
  )
}

/** The names, as they are compared, that mean one language only. */
function single(named: [name: string, code: string][]): [name: string, code: string][] {
  const meanings = new Map<string, string | null>()
  for (const [name, code] of named) {
    const key = plainName(name)
    const before = meanings.get(key)
    meanings.set(key, before === undefined || before === code ? code : null)
  }
  return [...meanings].filter((entry): entry is [string, string] => entry[1] !== null)
}

function buildCodes(): Map<string, string> {
  return new Map([
    ...Object.entries(languages.getAlpha3TCodes()),
    ...Object.entries(languages.getAlpha3BCodes()),
    ...Object.keys(languages.getAlpha2Codes()).map((code) => [code, code] as const),
  ])
}

/** Names in daily use that the lists do not have: first what a language calls itself. */
const alsoCalled: { [code: string]: string[] } = {
  am: ['አማርኛ'],
  az: ['Azərbaycan', 'Azərbaycan dili', 'Azeri'],
  be: ['Беларуская', 'Byelorussian'],
  bg: ['Български език'],
  bn: ['বাংলা', 'Bangla'],
  bs: ['Bosanski'],
  ca: ['Català', 'Valencian', 'Valencià'],
  cs: ['Česky', 'Český jazyk'],
  cy: ['Cymraeg'],
  el: ['Ελληνικά', 'Modern Greek'],
  en: ['British English', 'American English', 'Englisch', 'Anglais', 'Inglés', 'Inglese'],
  es: ['Castellano', 'Castilian'],
  et: ['Eesti', 'Eesti keel'],
  eu: ['Euskara'],
  fa: ['فارسی', 'Farsi', 'Dari'],
  fo: ['Føroyskt'],
  fy: ['Frysk'],
  ga: ['Gaeilge', 'Irish Gaelic'],
  gd: ['Gàidhlig', 'Scottish Gaelic'],
  gl: ['Galego'],
  gu: ['ગુજરાતી'],
  he: ['עברית'],
  hi: ['हिन्दी', 'हिंदी'],
  hr: ['Hrvatski'],
  hy: ['Հայերեն'],
  ia: ['Interlingua'],
  id: ['Bahasa Indonesia'],
  ka: ['ქართული'],
  kk: ['Қазақ', 'Қазақ тілі', 'Qazaq'],
  km: ['ខ្មែរ', 'Khmer'],
  kn: ['ಕನ್ನಡ'],
  ku: ['Kurdî', 'Kurmancî'],
  ky: ['Кыргызча'],
  lb: ['Lëtzebuergesch'],
  lo: ['ລາວ'],
  lt: ['Lietuvių'],
  lv: ['Latviešu'],
  mk: ['Македонски'],
  ml: ['മലയാളം'],
  mn: ['Монгол'],
  mr: ['मराठी'],
  ms: ['Bahasa Melayu', 'Bahasa Malaysia'],
  mt: ['Malti'],
  my: ['မြန်မာ', 'Myanmar'],
  ne: ['नेपाली'],
  nl: ['Flemish', 'Vlaams'],
  nn: ['Norsk nynorsk', 'Nynorsk'],
  nb: ['Norsk bokmål', 'Bokmål'],
  or: ['ଓଡ଼ିଆ', 'Odia'],
  pa: ['ਪੰਜਾਬੀ', 'پنجابی', 'Punjabi'],
  ps: ['پښتو'],
  pt: ['Brazilian Portuguese', 'Português do Brasil', 'Português brasileiro'],
  rw: ['Ikinyarwanda'],
  si: ['සිංහල', 'Sinhalese'],
  sl: ['Slovenščina', 'Slovensko', 'Slovene'],
  so: ['Soomaali'],
  sq: ['Shqip'],
  sr: ['Српски', 'Srpski'],
  sw: ['Kiswahili'],
  ta: ['தமிழ்'],
  te: ['తెలుగు'],
  tg: ['Тоҷикӣ'],
  ti: ['ትግርኛ'],
  tk: ['Türkmen', 'Türkmençe'],
  tl: ['Filipino', 'Pilipino'],
  tr: ['Türkçe'],
  tt: ['Татар', 'Татарча'],
  ug: ['ئۇيغۇرچە', 'Uyghur'],
  ur: ['اردو'],
  uz: ["O'zbek", 'Oʻzbekcha', "O'zbekcha"],
  vi: ['Tiếng Việt'],
  yi: ['ייִדיש'],
  yo: ['Yorùbá', 'Èdè Yorùbá'],
  zh: [
    '中文',
    '汉语',
    '漢語',
    '普通话',
    '普通話',
    '国语',
    '國語',
    '简体中文',
    '繁體中文',
    'Mandarin',
    'Mandarin Chinese',
    'Simplified Chinese',
    'Traditional Chinese',
    'Cantonese',
  ],
  zu: ['isiZulu'],
}
