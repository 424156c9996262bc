import { expect, test } from 'vitest'
import { linesOf } from './definition-lines.ts'

const yaml = `type: DeclarativeStream
primary_key: id
retriever:
  type: SimpleRetriever
  requester:
    type: HttpRequester
    authenticator:
      type: OAuthAuthenticator
  paginator:
    type: NoPagination
gangway:
  never_store:
    - "answers["
`

test.each([
  ['retriever.requester.authenticator', 7],
  ['retriever.paginator.type', 10],
  ['gangway.never_store[0]', 12],
  ['retriever.record_selector', 3],
  ['', 1],
])('a problem at %s stands in line %i', (place, line) => {
  expect(linesOf(yaml)({ place, text: '' })).toBe(line)
})

test('a fault of the YAML itself stands where its sentence says', () => {
  expect(linesOf(yaml)({ place: '', text: 'The text is not YAML: it ends (line 9).' })).toBe(9)
})
