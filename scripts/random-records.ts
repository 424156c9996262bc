// Random records through random documents, as many as one likes: node scripts/random-records.ts [RECORDS] [SEED]
// Throws with seed and record number where anything throws or is not the same twice.
import { tryOut } from '../src/mapping/core/random/try-out.ts'

const perDocument = 500
const [records = 1_000_000, seed = Date.now() % 1_000_000] = process.argv.slice(2).map(Number)
const documents = Math.ceil(records / perDocument)
console.log(`Seed ${seed}: ${records.toLocaleString('en')} records through ${documents} documents.`)
const sum = { included: 0, held: 0, excluded: 0 }
for (let number = 0; number < documents; number += 1) {
  const tried = tryOut(seed + number, perDocument)
  sum.included += tried.included
  sum.held += tried.held
  sum.excluded += tried.excluded
}
console.log(
  `${sum.included} in, ${sum.held} held, ${sum.excluded} left out; none threw, all the same twice.`,
)
