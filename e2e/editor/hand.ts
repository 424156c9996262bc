// What a person does in the mapping room: open a cell or a setting, search in its list, type, press a button.
import type { Locator, Page } from 'playwright-core'

export type Hand = ReturnType<typeof handOn>

/** A recipe to be picked, and what its form is then given, by the labels of its boxes. */
export type Recipe = string | [name: string, given: Record<string, string>]

/** @param page the mapping room, with a tab open. */
export function handOn(page: Page) {
  const box = page.locator('.box:visible')

  async function tab(name: string): Promise<void> {
    await page.getByRole('tab', { name: new RegExp(`^${name}`) }).click()
  }

  async function press(name: string): Promise<void> {
    await page.getByRole('button', { name, exact: true }).first().click()
  }

  /** A row more, with what one types going into it. */
  async function addRow(): Promise<void> {
    await press('Add a row')
    await page.locator('tbody tr[data-index]').last().locator(':focus').waitFor()
  }

  /** @param row its place, or what its first cell says. */
  async function cell(row: string | number, column: string): Promise<Locator> {
    const grid = page.getByRole('grid').first()
    const titles = await grid.locator('.grid-head th').allInnerTexts()
    const index = titles.findIndex((title) => title.trim() === column)
    if (index === -1) throw new Error(`No column ‘${column}’ among ${titles.join(', ')}.`)
    const rows = grid.locator('tbody tr[data-index]')
    const one =
      typeof row === 'number'
        ? rows.nth(row)
        : rows.filter({ has: page.getByRole('rowheader').getByText(row, { exact: true }) })
    return one.first().locator('.grid-cell').nth(index)
  }

  async function open(row: string | number, column: string): Promise<void> {
    await (await cell(row, column)).click()
    await box.waitFor()
  }

  async function setting(label: string): Promise<void> {
    await press(label)
    await box.waitFor()
  }

  async function close(): Promise<void> {
    if ((await box.count()) > 0) await page.keyboard.press('Escape')
    await box.waitFor({ state: 'detached' })
  }

  /** Searches the list that is open, and takes what is called just so, or else makes it. */
  async function search(text: string): Promise<void> {
    await box.locator('.list-box input').fill(text)
    const exactly = new RegExp(`^\\s*${RegExp.escape(text)}\\s*$`, 'i')
    const label = page.locator('.list-box-text > span:first-child').getByText(exactly)
    const path = page.locator('.list-box-text code').getByText(exactly)
    const known = box.getByRole('option').filter({ has: label.or(path) })
    const made = box.getByRole('option', { name: `“${text}”` })
    await known.or(made).first().waitFor()
    await ((await known.count()) > 0 ? known : made).first().click()
  }

  async function choose(row: string | number, column: string, option: string): Promise<void> {
    await open(row, column)
    await box.getByRole('option', { name: option }).first().click()
    await box.waitFor({ state: 'detached' })
  }

  async function answer(question: string, option: string): Promise<void> {
    await page
      .getByRole('combobox', { name: question })
      .or(page.getByLabel(question))
      .first()
      .click()
    await page.getByRole('option', { name: option, exact: true }).click()
  }

  async function type(row: string | number, column: string, text: string): Promise<void> {
    await (await cell(row, column)).dblclick()
    await page.locator('.grid-input').fill(text)
    await page.keyboard.press('Enter')
  }

  async function check(row: string | number, column: string): Promise<void> {
    await (await cell(row, column)).click()
  }

  /** Values, user types, tags: each sought, or made where there is none. */
  async function each(texts: readonly string[]): Promise<void> {
    for (const text of texts) await search(text)
    await close()
  }

  /** In an open box: the first closes it, as most cells read one field; others are added. */
  async function sources(reopen: () => Promise<void>, paths: readonly string[]): Promise<void> {
    for (const [index, path] of paths.entries()) {
      if (index > 0 && (await box.count()) === 0) await reopen()
      if (index === 1) await box.getByText('Add another', { exact: true }).click()
      await search(path)
    }
    await close()
  }

  async function read(row: string | number, column: string, ...paths: string[]): Promise<void> {
    await open(row, column)
    await sources(() => open(row, column), paths)
  }

  /** Two sources or more become one text; to be called with the last of them just read. */
  async function joined(row: string | number, column: string, between: string): Promise<void> {
    await open(row, column)
    await box.getByText('Joined with', { exact: true }).click()
    await box.getByLabel('Text between them').fill(between)
    await close()
  }

  async function recipes(steps: readonly Recipe[]): Promise<void> {
    for (const step of steps) {
      const [name, given] = typeof step === 'string' ? [step, {}] : step
      if ((await box.locator('.list-box').count()) === 0) await press('Add a recipe')
      await search(name)
      const form = box.locator('.steps-list > li').last()
      await form.getByText(name, { exact: false }).first().waitFor()
      for (const [label, value] of Object.entries(given)) {
        const choice = form.getByRole('radiogroup', { name: label })
        if ((await choice.count()) > 0) await choice.getByText(value, { exact: true }).click()
        else await form.getByLabel(label).fill(value)
      }
    }
    await close()
  }

  return {
    page,
    box,
    tab,
    press,
    addRow,
    open,
    setting,
    close,
    search,
    choose,
    answer,
    type,
    check,
    each,
    sources,
    read,
    joined,
    recipes,
  }
}
