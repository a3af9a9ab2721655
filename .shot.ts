import { chromium } from 'playwright'
const url = process.argv[2]!
const jobs = process.argv.slice(3) // name|hash|w|h|dark|steps
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
for (const job of jobs) {
  const [name, hash, w, h, dark, wait] = job.split('|') as string[]
  const page = await browser.newPage({ viewport: { width: Number(w), height: Number(h) }, colorScheme: dark === 'dark' ? 'dark' : 'light', reducedMotion: 'reduce' })
  page.on('console', m => ['error', 'warning'].includes(m.type()) && console.log(m.type(), m.text().split('\n')[0]))
  page.on('pageerror', e => console.log('pageerror', e.message))
  await page.goto(url + hash)
  await page.waitForSelector('section[data-demo=backpropagation]', { timeout: 60000, state: 'attached' }).catch(() => console.log('no demo'))
  await page.waitForTimeout(Number(wait ?? 1500))
  const d = page.locator('dialog.demo-page')
  if (await d.count()) console.log(name, await d.first().evaluate(e => `${e.scrollHeight} in ${e.clientHeight}, ${e.scrollWidth} in ${e.clientWidth}`))
  console.log(name, await page.locator('section[data-demo=backpropagation]').first().evaluate(e => `${e.getAttribute('data-status')} ${e.getAttribute('data-backend')}`).catch(() => ''))
  await page.screenshot({ path: `/tmp/bp/${name}.png` })
  await page.close()
}
await browser.close()
