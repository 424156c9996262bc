import { expect, test } from 'vitest'
import { cutToBytes, foldForSearch, searchWords } from './search-text.ts'

test.each([
  ['Łukasz Żółć', 'lukasz zolc'],
  ['SØREN Æbelø', 'soren aebelo'],
  ['İpek Yıldız', 'ipek yildiz'],
  ['Weiß', 'weiss'],
  ['O’Brien-Smith', 'obrien smith'],
  ["d'Arc", 'darc'],
  ['Ǆemal', 'dzemal'],
  ['Ёлкина', 'елкина'],
  ['Άννα', 'αννα'],
  ['أَحْمَد', 'احمد'],
  ['שָׁלוֹם', 'שלום'],
  ['علی\u200cرضا', 'علیرضا'],
  ['مـحـمـد', 'محمد'],
  ['王小明', '王小明'],
  ['김민수', '김민수'],
  ['ｶﾞﾂ', 'ガツ'],
  ['प्रिया', 'प्रिया'],
  ['สมชาย', 'สมชาย'],
  ['  a\t\n b  ', 'a b'],
  ['☆', ''],
])('%s is searched as "%s"', (text, folded) => {
  expect(foldForSearch(text)).toBe(folded)
})

test('folding what is folded changes nothing, and both ways of composing a letter are one', () => {
  for (const text of ['Żółć', 'أحمد', 'प्रिया', 'が', '김', 'Weiß']) {
    const folded = foldForSearch(text)
    expect(foldForSearch(folded)).toBe(folded)
    expect(foldForSearch(text.normalize('NFD'))).toBe(folded)
  }
})

test('no sign of a LIKE pattern is left in a word', () => {
  expect(searchWords('100%_a\\b 100')).toEqual(['100', 'a', 'b'])
})

test('a text is cut at whole characters', () => {
  expect(cutToBytes('añ王', 3)).toBe('añ')
  expect(cutToBytes('añ王', 5)).toBe('añ')
  expect(cutToBytes('añ王', 6)).toBe('añ王')
  expect(cutToBytes('ñ', 1)).toBe('')
})
