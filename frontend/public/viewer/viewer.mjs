// Shows one page of a PDF inside a sandboxed frame of an opaque origin: whatever a hostile file might do to PDF.js
// stays without cookies, storage and the page around. It gets the bytes and its orders by messages from the page
// that embeds it, tells back how far it is, and passes on the keys that it doesn't need itself.
import { getDocument } from './pdfjs/pdf.min.mjs';
// Browsers start no worker for a page without an origin: PDF.js falls back to this frame's own thread, and to what is
// here. Fetched by PDF.js itself, a network that fails would look like a file that is broken.
import './pdfjs/pdf.worker.min.mjs';

const files = new URL('./pdfjs/', import.meta.url).href;

// PDF.js draws on from one picture of the browser to the next. A frame that can't be seen yet may be given none, and a
// tab in the background never is: the paper would wait for ever, so the next turn takes the place of the next picture.
window.requestAnimationFrame = (draw) => setTimeout(draw);
window.cancelAnimationFrame = (turn) => clearTimeout(turn);

/** Pixels of one canvas at most: a phone's browser gives up beyond it. */
const pixelsMax = 16_000_000;
const margin = 16;

const canvas = document.querySelector('canvas');
let pdf;
let drawing;
let wanted = 0;

const tell = (message) => parent.postMessage(message, '*');

async function open(bytes) {
  try {
    await pdf?.loadingTask.destroy();
    pdf = await getDocument({
      data: new Uint8Array(bytes),
      isEvalSupported: false,
      enableXfa: false,
      stopAtErrors: false,
      standardFontDataUrl: files,
      wasmUrl: files,
    }).promise;
    tell({ type: 'opened', pages: pdf.numPages });
  } catch (error) {
    tell({ type: 'failed', reason: error?.name === 'PasswordException' ? 'locked' : 'broken' });
  }
}

async function show({ page: number, zoom, turn, fit }) {
  if (!pdf) return;
  const mine = ++wanted;
  try {
    drawing?.cancel();
    const page = await pdf.getPage(number);
    if (mine !== wanted) return;
    const rotation = (page.rotate + turn) % 360;
    const plain = page.getViewport({ scale: 1, rotation });
    const across = (innerWidth - margin) / plain.width;
    const scale = zoom * (fit === 'page' ? Math.min(across, (innerHeight - margin) / plain.height) : across);
    await draw(page, page.getViewport({ scale, rotation }), mine);
    if (mine !== wanted) return;
    const { items } = await page.getTextContent();
    canvas.setAttribute(
      'aria-label',
      items
        .map((item) => item.str ?? '')
        .join(' ')
        .trim(),
    );
    tell({ type: 'shown', page: number });
  } catch (error) {
    if (error?.name !== 'RenderingCancelledException') tell({ type: 'failed', reason: 'broken' });
  }
}

async function draw(page, viewport, mine) {
  const dense = Math.min(devicePixelRatio, Math.sqrt(pixelsMax / (viewport.width * viewport.height)));
  const next = document.createElement('canvas');
  next.width = Math.floor(viewport.width * dense);
  next.height = Math.floor(viewport.height * dense);
  drawing = page.render({ canvas: next, viewport, transform: [dense, 0, 0, dense, 0, 0] });
  await drawing.promise;
  if (mine !== wanted) return;
  canvas.width = next.width;
  canvas.height = next.height;
  canvas.style.width = `${Math.floor(viewport.width)}px`;
  canvas.style.height = `${Math.floor(viewport.height)}px`;
  canvas.getContext('2d').drawImage(next, 0, 0);
  scrollTo(0, 0);
}

let last;
addEventListener('message', (event) => {
  if (event.source !== parent) return;
  if (event.data.type === 'open') void open(event.data.bytes);
  if (event.data.type === 'show') void show((last = event.data));
});
addEventListener('resize', () => last && void show(last));
addEventListener('keydown', (event) => {
  const scrolls = ['ArrowUp', 'ArrowDown', 'Tab', ' '].includes(event.key);
  if (scrolls || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  tell({ type: 'key', key: event.key });
});
tell({ type: 'ready' });
