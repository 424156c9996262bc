import { compile } from './compile.ts'
import { mappingDocument } from './document.ts'
const fieldsN = 24
const model = {
  fields: [
    { key: 'given_name', label: 'G', type: 'text' as const, maxLength: 100 },
    { key: 'family_name', label: 'F', type: 'text' as const, maxLength: 100 },
    { key: 'country', label: 'C', type: 'text' as const, maxLength: 50 },
    ...Array.from({ length: fieldsN - 3 }, (_, i) => ({
      key: `f${i}`,
      label: `F${i}`,
      type: 'text' as const,
      maxLength: 200,
    })),
  ],
  userTypes: [
    { key: 'attendee', label: 'A' },
    { key: 'staff', label: 'S' },
  ],
  tags: [],
}
const doc = mappingDocument.parse({
  format: 1,
  population: {
    rows: [
      {
        id: 'c',
        name: 'C',
        source: 'order.status',
        when: 'is one of',
        values: ['c'],
        decision: 'leave out',
      },
    ],
  },
  identity: { externalId: { sources: ['id'] }, email: { sources: ['email', 'order.email'] } },
  fields: {
    rows: [
      { id: 'g', field: 'given_name', sources: ['name.given'], steps: [{ recipe: 'trim' }] },
      { id: 'fa', field: 'family_name', sources: ['name.family'], steps: [{ recipe: 'trim' }] },
      {
        id: 'c',
        field: 'country',
        sources: ['order.address.country'],
        steps: [{ recipe: 'trim' }],
        values: 'ct',
      },
      ...Array.from({ length: fieldsN - 3 }, (_, i) => ({
        id: `f${i}`,
        field: `f${i}`,
        sources:
          i % 3 === 0
            ? [`a${i}`]
            : i % 3 === 1
              ? [`group.b${i}`, 'order.email']
              : [`answers[code=Q${i}].answer`],
        steps: [{ recipe: 'trim' as const }],
      })),
    ],
  },
  values: {
    tables: [
      {
        id: 'ct',
        name: 'C',
        rows: [
          { id: '1', from: ['Portugal', 'PRT'], to: 'PT' },
          { id: '2', from: ['Spain'], to: 'ES' },
        ],
      },
    ],
  },
  userTypes: {
    sources: ['item'],
    rows: [
      { id: '1', from: ['1'], userTypes: ['attendee'] },
      { id: '2', from: ['2'], userTypes: ['staff'] },
    ],
  },
})
const records = Array.from({ length: 5000 }, (_, n) =>
  JSON.parse(
    JSON.stringify({
      id: n,
      item: (n % 2) + 1,
      email: n % 3 ? ` P${n}@Example.org` : null,
      order: {
        status: n % 20 ? 'p' : 'c',
        email: `buyer${n}@example.org`,
        address: { country: n % 2 ? ' portugal' : 'Spain' },
      },
      name: { given: `Noor${n} `, family: n % 4 ? 'Okafor' : 'Muñoz' },
      ...Object.fromEntries(
        Array.from({ length: fieldsN }, (_, i) => [`a${i}`, ` value ${i} of ${n}`]),
      ),
      group: Object.fromEntries(
        Array.from({ length: fieldsN }, (_, i) => [`b${i}`, (n + i) % 3 ? `b ${i} of ${n} ` : '']),
      ),
      answers: Array.from({ length: fieldsN }, (_, i) => ({
        code: `Q${i}`,
        answer: `answer ${i}`,
      })),
    }),
  ),
)
const m = compile(doc, model)
// by hand, doing the same work
const ct = new Map([
    ['portugal', 'PT'],
    ['prt', 'PT'],
    ['spain', 'ES'],
  ]),
  ut = new Map([
    ['1', ['attendee']],
    ['2', ['staff']],
  ])
const clean = (v: any, max: number) => {
  if (v === null || v === undefined) return null
  const t = String(v)
    .trim()
    .normalize('NFC')
    .replace(/[\u0000-\u001f\u007f-\u009f]/g, '')
  if (t === '') return null
  if (t.length > max) throw new Error('too long')
  return t
}
const mail = /^[^\s@]+@[^\s@]+\.[^\s@]+$/
function hand(r: any) {
  if (String(r.order.status).trim().toLowerCase() === 'c')
    return { status: 'excluded', externalId: String(r.id) }
  const email = (r.email?.trim() || r.order.email?.trim() || '').toLowerCase()
  if (email && !mail.test(email)) return { status: 'held' }
  const t = ut.get(String(r.item).trim().toLowerCase())
  if (!t) return { status: 'held' }
  const rawc = r.order.address.country
  let country = null
  if (rawc) {
    country = ct.get(String(rawc).trim().toLowerCase())
    if (!country) return { status: 'held' }
  }
  const values: any = {
    given_name: clean(r.name.given, 100),
    family_name: clean(r.name.family, 100),
    country,
  }
  const answers = new Map(r.answers.map((a: any) => [a.code, a.answer]))
  values.f0 = clean(r.a0, 200)
  values.f1 = clean(r.group.b1 || r.order.email, 200)
  values.f2 = clean(answers.get('Q2'), 200)
  values.f3 = clean(r.a3, 200)
  values.f4 = clean(r.group.b4 || r.order.email, 200)
  values.f5 = clean(answers.get('Q5'), 200)
  values.f6 = clean(r.a6, 200)
  values.f7 = clean(r.group.b7 || r.order.email, 200)
  values.f8 = clean(answers.get('Q8'), 200)
  values.f9 = clean(r.a9, 200)
  values.f10 = clean(r.group.b10 || r.order.email, 200)
  values.f11 = clean(answers.get('Q11'), 200)
  values.f12 = clean(r.a12, 200)
  values.f13 = clean(r.group.b13 || r.order.email, 200)
  values.f14 = clean(answers.get('Q14'), 200)
  values.f15 = clean(r.a15, 200)
  values.f16 = clean(r.group.b16 || r.order.email, 200)
  values.f17 = clean(answers.get('Q17'), 200)
  values.f18 = clean(r.a18, 200)
  values.f19 = clean(r.group.b19 || r.order.email, 200)
  values.f20 = clean(answers.get('Q20'), 200)
  return {
    status: 'included',
    externalId: String(r.id),
    email,
    personKey: `mail:${email} ${`${values.given_name} ${values.family_name}`.normalize('NFKC').toLowerCase()}`,
    values,
    userTypes: t,
    tags: [],
    directory: true,
  }
}
const time = (f: (r: any) => any) => {
  const t = performance.now()
  for (let k = 0; k < 10; k++) for (const r of records) f(r)
  return (50000 / (performance.now() - t)) * 1000
}
console.log(JSON.stringify(m.map(records[1])).slice(0, 300))
console.log(JSON.stringify(hand(records[1])).slice(0, 300))
let ba = 0,
  bb = 0
for (let i = 0; i < 20; i++) {
  ba = Math.max(ba, time(m.map))
  bb = Math.max(bb, time(hand))
}
console.log(Math.round(ba), Math.round(bb), (ba / bb).toFixed(2))
