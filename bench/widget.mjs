// What the widget costs a customer: bytes of the loader and of an opened chat, and the time from the click
// to the greeting on a processor slowed 4 × and a Fast 3G line, beside a bare page of stock Web Chat on the
// same server in the same run. Usage: node bench/widget.mjs [a webchat.js for the stock page] [rounds]
// Without the first, the stock page has the same minimal bundle as the widget.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { buildWeb } from '../scripts/build-web.mjs';

const project = resolve(import.meta.dirname, '..');
const require = createRequire(import.meta.url);
require('../scripts/nlu/load-typescript.cjs');
const { openScriptedDesk } = require('../test/web/support/scripted-desk.ts');

const bundleFile = process.argv[2] ?? join(project, 'web/vendor/webchat-minimal.js');
const rounds = Number(process.argv[3] ?? 5);

/** Fast 3G as browsers' developer tools have it: bytes a second, milliseconds. */
const fast3g = {
  offline: false,
  latency: 562.5,
  downloadThroughput: 180_000,
  uploadThroughput: 84_375,
};

const greeting = 'Xin chào, tôi là trợ lý tự động.';
const stockPage = `<!doctype html><title>Stock</title><div id="chat"></div><script src="/stock.js"></script>
<script>
fetch('/chat/token', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })
  .then(answer => answer.json())
  .then(({ token }) => WebChat.renderWebChat({
    directLine: WebChat.createDirectLine({ token, domain: location.origin + '/v3/directline' }),
  }, document.getElementById('chat')));
</script>`;

function mountStock(server) {
  const bundle = brotliCompressSync(readFileSync(bundleFile));
  const send = (path, type, body, headers = {}) =>
    server.get(path, (_, response, next) => {
      response.writeHead(200, { 'Content-Type': type, ...headers });
      response.end(body);
      next(false);
    });
  send('/stock', 'text/html; charset=utf-8', stockPage);
  send('/stock.js', 'text/javascript', bundle, { 'Content-Encoding': 'br' });
  send('/empty', 'text/html', '<!doctype html><title>Empty</title>');
}

/** Opens a page as a first visitor, does something, and measures until the greeting is seen. */
async function measure(browser, address, act) {
  const context = await browser.newContext({ locale: 'vi-VN' });
  try {
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send('Network.enable');
    let bytes = 0;
    devtools.on('Network.loadingFinished', ({ encodedDataLength }) => {
      bytes += encodedDataLength;
    });
    await page.goto(address, { waitUntil: 'load' });
    await devtools.send('Network.emulateNetworkConditions', fast3g);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    const before = bytes;
    const start = performance.now();
    const shown = await act(page);
    await shown.locator('.webchat__bubble', { hasText: greeting }).first().waitFor();
    return { ms: performance.now() - start, bytes: bytes - before };
  } finally {
    await context.close();
  }
}

const middle = numbers => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const kb = bytes => `${(bytes / 1024).toFixed(1)} KB`;
const seconds = ms => `${(ms / 1000).toFixed(2)} s`;

await buildWeb();
const desk = await openScriptedDesk(() => [{ text: greeting }], { mount: mountStock });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  const own = [];
  const stock = [];
  for (let round = 0; round < rounds; round += 1) {
    own.push(
      await measure(browser, `${desk.origin}/?locale=vi`, async page => {
        await page.locator('paragon-desk .launcher').click();
        return page.frameLocator('paragon-desk iframe');
      }),
    );
    stock.push(
      await measure(browser, `${desk.origin}/empty`, async page => {
        // The click on a link, without the waiting for the whole page that a navigation brings.
        await page.evaluate('void (location.href = "/stock")');
        return page;
      }),
    );
  }
  const time = middle(own.map(({ ms }) => ms));
  const stockTime = middle(stock.map(({ ms }) => ms));
  console.log(`loader: ${kb(readFileSync(join(project, 'dist/web/widget.js.br')).length)} brotli`);
  console.log(`opened chat: ${kb(middle(own.map(({ bytes }) => bytes)))} over the line`);
  console.log(`click to greeting (4 × CPU, Fast 3G): ${seconds(time)}`);
  console.log(
    `stock page: ${seconds(stockTime)}, ${kb(middle(stock.map(({ bytes }) => bytes)))}; ratio ${(time / stockTime).toFixed(2)}`,
  );
} finally {
  await browser.close();
  await desk.close();
}
