/** Why a file of the deck could not be fetched, in a sentence, as far as the browser can tell. */
export async function whyNotFetched(): Promise<string> {
  try {
    const response = await fetch(location.pathname, { cache: 'no-store' })
    const entry = document.querySelector('script[type=module][src]')?.getAttribute('src')
    return response.ok && entry && !(await response.text()).includes(entry)
      ? 'A newer version of the lecture has been published meanwhile.'
      : 'The server did not give its file.'
  }
  catch {
    return 'There is no connection to the server.'
  }
}
