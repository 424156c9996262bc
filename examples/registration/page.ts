import { escapeUTF8 } from 'entities'
import type { Reply } from './api.ts'
import { census } from './census.ts'
import type { Change } from './changes.ts'
import { RENAMED_TICKET } from './items.ts'
import type { Order } from './order.ts'

/** The page for humans: what this is, how to connect, what is in it, and two changes to make. */
export function renderPage(shop: {
  ordersUrl: string
  token: string
  orders: Order[]
  changes: Change[]
}): Reply {
  const { ordersUrl, token, orders, changes } = shop
  return {
    status: 200,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'Content-Security-Policy':
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    },
    body: `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Quayside Tickets: Harbor Summit 2027</title>
<style>${STYLE}</style>
<body>
<header>
  <p class="brand">${ANCHOR} Quayside Tickets</p>
  <h1>Harbor Summit 2027</h1>
  <p>Harbor Society · 12–14 May 2027 · Rotterdam</p>
</header>
<main>
  <p class="lede">This is the demo’s make-believe registration system: a ticket shop with an API like those of real ticketing vendors. Nobody in it exists.</p>
  ${connectSection(ordersUrl, token)}
  ${countSection(orders)}
  ${changeSection(changes)}
</main>`,
  }
}

function connectSection(ordersUrl: string, token: string): string {
  return `<section>
    <h2>Connect</h2>
    <dl>
      <dt>Orders</dt><dd><code>${escapeUTF8(ordersUrl)}</code></dd>
      <dt>Token</dt><dd><code>${escapeUTF8(token)}</code></dd>
      <dt>Sent as</dt><dd><code>Authorization: Token …</code></dd>
      <dt>Paging</dt><dd>Follow <code>next</code>; <code>page_size</code> is 100, at most 250</dd>
      <dt>Throttling</dt><dd>Now and then the answer is 429 with <code>Retry-After</code></dd>
    </dl>
  </section>`
}

function countSection(orders: Order[]): string {
  const counted = census(orders)
  const { byStatus } = counted
  return `<section>
    <h2>What is in it now</h2>
    <p>${number(counted.orders)} orders (${number(counted.testOrders)} of them tests) with ${number(counted.positions)} positions (${number(counted.addOns)} of them add-ons).</p>
    <div class="tables">
      <table>
        <caption>From tickets to people</caption>
        ${row('Tickets of people', counted.attendees)}
        ${row('− in cancelled orders', byStatus.c)}
        ${row('− in pending orders', byStatus.n)}
        ${row('− in expired orders', byStatus.e)}
        ${row('− of people registered twice', counted.duplicates)}
        <tfoot>${row('People with a paid ticket', counted.people)}</tfoot>
      </table>
      <table>
        <caption>Paid tickets by type</caption>
        ${counted.byTicket.map(({ ticket, byStatus }) => row(ticket, byStatus.p)).join('')}
        <tfoot>${row('Paid tickets', byStatus.p)}</tfoot>
      </table>
    </div>
  </section>`
}

function changeSection(changes: Change[]): string {
  return `<section>
    <h2>Make something change</h2>
    <p>Then sync again and see what arrives. A restart brings everything back.</p>
    <div class="acts">
      <form method="post" action="/changes/cancel-orders">
        <button>Cancel five orders</button>
        <p>Five paid orders become cancelled, with everybody in them.</p>
      </form>
      <form method="post" action="/changes/rename-tickets">
        <button>Rename ten tickets</button>
        <p>Ten paid full delegates hold a “${escapeUTF8(RENAMED_TICKET.name)}” from then on, a type that is new.</p>
      </form>
    </div>
    ${changes.length > 0 ? `<ol>${changes.map(changeItem).join('')}</ol>` : ''}
  </section>`
}

function changeItem({ at, sentence }: Change): string {
  const [day = '', time = ''] = at.slice(0, 19).split('T')
  return `<li>${escapeUTF8(sentence)} <time datetime="${at}">${day}, ${time} UTC</time></li>`
}

function row(label: string, count: number): string {
  return `<tr><th scope="row">${escapeUTF8(label)}<td>${number(count)}`
}

function number(count: number): string {
  return count.toLocaleString('en')
}

const ANCHOR =
  '<svg viewBox="0 0 24 24" width="20" height="20" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" aria-hidden="true"><circle cx="12" cy="5" r="2.5"/><path d="M12 7.5V21M8 11h8M4 14c0 4 3.5 7 8 7s8-3 8-7"/></svg>'

const STYLE = `
:root { color-scheme: light dark; --ink: #0f1c2e; --paper: #fbfcfd; --teal: #0b6e6e; --quiet: #55637a; --line: #dde3ea; --panel: #fff }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8edf3; --paper: #0f1c2e; --teal: #5cc4c0; --quiet: #9fb0c3; --line: #2a3a50; --panel: #152437 }
}
* { box-sizing: border-box; margin: 0 }
body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); border-top: 8px solid var(--teal) }
header, main { max-width: 864px; margin: auto; padding: 0 24px }
header { padding-top: 40px }
header p { color: var(--quiet) }
header .brand { display: flex; align-items: center; gap: 8px; color: var(--teal); font-weight: 600 }
h1 { font-size: 40px; line-height: 1.15; letter-spacing: -.02em; margin: 16px 0 8px; text-wrap: balance }
h2 { font-size: 17px; margin-bottom: 12px }
.lede { font-size: 18px; margin: 24px 0; text-wrap: pretty }
section { background: var(--panel); border: 1px solid var(--line); border-radius: 8px; padding: 24px; margin: 16px 0 }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 8px 24px }
dt, form p, caption, time { color: var(--quiet) }
dd { min-width: 0 }
code { font: 14px/1.5 ui-monospace, monospace; overflow-wrap: anywhere; user-select: all }
.tables, .acts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(288px, 100%), 1fr)); gap: 16px 40px; margin-top: 16px }
.tables { align-items: start }
table { border-collapse: collapse; font-variant-numeric: tabular-nums }
caption { text-align: left; font-size: 14px; padding-bottom: 4px }
th, td { font-weight: 400; text-align: left; padding: 5px 0; border-top: 1px solid var(--line) }
td { text-align: right }
tfoot th, tfoot td { font-weight: 600; border-top: 2px solid var(--ink) }
button { font: inherit; font-weight: 600; color: var(--teal); background: none; border: 1px solid var(--teal); border-radius: 8px; padding: 8px 16px; cursor: pointer }
button:hover { background: color-mix(in srgb, var(--teal) 10%, transparent) }
button:focus-visible { outline: 2px solid var(--teal); outline-offset: 2px }
form p { font-size: 14px; margin-top: 8px }
ol { margin-top: 24px; padding-left: 24px }
li { padding: 4px 0 }
@media (max-width: 480px) { dl { grid-template-columns: 1fr; gap: 0 } dd { margin-bottom: 12px } section { padding: 16px } h1 { font-size: 32px } }
`
