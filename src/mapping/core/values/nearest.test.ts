import { expect, test } from 'vitest'
import { didYouMean, nearest } from './nearest.ts'

test.each([
  ['jobtitle', ['job_title', 'title'], 'job_title'],
  ['Speker', ['speaker', 'sponsor'], 'speaker'],
  ['trimm', ['trim', 'prefix'], 'trim'],
  ['zzz', ['job_title', 'city'], null],
  ['a', ['b'], 'b'],
  ['', [], null],
])('%s among %j most likely meant %j', (word, candidates, found) => {
  expect(nearest(word, candidates)).toBe(found)
})

test('a hint ends a sentence, or is not there', () => {
  expect(didYouMean('sorces', ['sources'])).toBe("; did you mean 'sources'?")
  expect(didYouMean('sorces', [])).toBe('')
})
