import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [{
    // Slidev 52.20.1 quotes author, description and keywords twice; a share preview would show the quotation marks.
    name: 'unquote-meta',
    transformIndexHtml: html => html.replace(/content="&quot;(.*?)&quot;"/g, 'content="$1"'),
  }],
})
