import { execFileSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import process from 'node:process'
import { chromium } from 'playwright'
import { UserError } from './paper/command-line.ts'

/**
 * What Chromium does without. The last two are the popups of an address bar that nobody sees: Chromium 156 loads them with every
 * window, which takes it 1.6 of the window's 2.4 seconds of processor time. The others are what Playwright 1.65 turns off, since of
 * several `--disable-features` only the last counts.
 */
const WITHOUT = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
]

/** Flags for a quiet Chromium: no sandbox where the user is root, no request of its own to any host. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${WITHOUT.join(',')}`,
]

/** The first is the same engine without windows, menus and an address bar: a quarter less for the processor. */
const NAMES = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome']
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]
const DOWNLOAD_LIMIT_MS = 180_000

/**
 * Path of a Chromium: the one named by `CHROMIUM_PATH`, an installed Chrome or Chromium, Playwright's own; failing
 * these, Playwright's download, then Debian's package.
 *
 * @throws {UserError} If `CHROMIUM_PATH` names no program, or if none can be had.
 */
export function findChromium(): string {
  const named = process.env.CHROMIUM_PATH
  if (named) {
    if (!isProgram(named))
      throw new UserError(`CHROMIUM_PATH is ${named}, which is no program that can be run; set it to the path of a Chromium or Chrome, or unset it.`)
    return named
  }
  return installedChromium() ?? downloadedChromium() ?? packagedChromium() ?? giveUp()
}

function installedChromium(): string | undefined {
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap(folder => NAMES.map(name => join(folder, name)))
  return [...onPath, ...PLACES, chromium.executablePath()].find(isProgram)
}

function downloadedChromium(): string | undefined {
  return attempt('npx', ['playwright', 'install', 'chromium', '--no-shell']) ? installedChromium() : undefined
}

function packagedChromium(): string | undefined {
  if (!existsSync('/usr/bin/apt-get'))
    return undefined
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  const [command, ...start] = [...sudo, 'apt-get']
  attempt(command!, [...start, 'update', '-qq'])
  return attempt(command!, [...start, 'install', '-y', '-qq', 'chromium-headless-shell']) ? installedChromium() : undefined
}

function attempt(command: string, args: string[]): boolean {
  process.stderr.write(`No Chromium yet; trying \`${command} ${args.join(' ')}\` …\n`)
  try {
    execFileSync(command, args, { stdio: 'ignore', timeout: DOWNLOAD_LIMIT_MS })
    return true
  }
  catch {
    return false
  }
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  }
  catch {
    return false
  }
}

function giveUp(): never {
  throw new UserError('No Chromium was found and none could be installed; install Chromium or Chrome, or set CHROMIUM_PATH to the path of one.')
}
