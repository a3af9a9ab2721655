import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [{
    // Slidev 52.20.1 quotes author, description and keywords twice; a share preview would show the quotation marks.
    name: 'unquote-meta',
    transformIndexHtml: html => html.replace(/content="&quot;(.*?)&quot;"/g, 'content="$1"'),
  }, {
    // The printed pages share these with the slide show. Rolldown would give each a file, and the first slide would wait for all.
    name: 'slide-in-one-file',
    outputOptions(output) {
      const { manualChunks } = output
      const isPartOfSlide = (id: string) => /\/@slidev\/client\/internals\/(?:SlideWrapper|SlideContainer|DrawingPreview)\.vue|\/components\/(?:frame\/|composables\/useSlide\.ts)/.test(id)
      return { ...output, manualChunks: (id, meta) => isPartOfSlide(id) ? 'slide' : typeof manualChunks === 'function' ? manualChunks(id, meta) : undefined }
    },
  }],
})
