import type { LookupAddress } from 'node:dns';
import { lookup as systemLookup } from 'node:dns';
import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { pipeline, type Readable, Transform } from 'node:stream';
import { DeskError } from '../domain/errors';
import { isPublicAddress } from './public-address';

/** Where files may come from. */
export interface FileHosts {
  /** Host names, each with all below it: `zdn.vn` stands for `f20-zpc.zdn.vn` too. */
  hosts: readonly string[];
  /** Bytes; more is refused while it streams. */
  mostBytes: number;
  headers?: Readonly<Record<string, string>>;
}

export interface FileFetcher {
  /**
   * Opens a file on one of the hosts that its channel names, https alone. The stream fails where it grows
   * too big or comes to a standstill.
   * @throws DeskError `evidence-too-big`; `evidence-not-fetched` where it is not to be had; `file-source-…`
   * where trying again may help.
   */
  open(url: string, from: FileHosts): Promise<Readable>;
}

const patienceMs = 20_000;
const mostRedirects = 3;

/**
 * Names are resolved here, and the address that was checked is the one that is connected to: a name that
 * changes its mind in between gains nothing. Every redirect is checked anew.
 *
 * @param trustedHosts `host:port` of this very machine that may be asked by plain http: simulators of tests.
 */
export function createFileFetcher(trustedHosts: readonly string[] = []): FileFetcher {
  return {
    async open(url, from) {
      let target = url;
      for (let hop = 0; hop <= mostRedirects; hop++) {
        const address = checked(target, from, trustedHosts);
        // What opens a door at one host is nothing for another.
        const isSame = address.host === new URL(url).host;
        const asked = isSame ? from : { ...from, headers: {} };
        const answer = await ask(address, asked, trustedHosts.includes(address.host));
        const { statusCode = 0, headers } = answer;
        if (statusCode >= 300 && statusCode < 400 && headers.location) {
          answer.destroy();
          target = new URL(headers.location, address).href;
          continue;
        }
        return contentOf(answer, from.mostBytes);
      }
      throw gone('too many redirects');
    },
  };
}

function checked(url: string, { hosts }: FileHosts, trusted: readonly string[]): URL {
  if (!URL.canParse(url)) throw gone('no address');
  const address = new URL(url);
  if (trusted.includes(address.host)) return address;
  const isNamed = hosts.some(
    host => address.hostname === host || address.hostname.endsWith(`.${host}`),
  );
  const isPlain = address.username === '' && address.password === '' && address.port === '';
  if (address.protocol !== 'https:' || !isNamed || !isPlain || isIP(address.hostname) !== 0)
    throw gone('an address that this channel does not name');
  return address;
}

function ask(
  address: URL,
  { headers = {} }: FileHosts,
  trusted: boolean,
): Promise<IncomingMessage> {
  const options: RequestOptions = {
    headers: { ...headers, accept: '*/*', 'accept-encoding': 'identity' },
    ...(!trusted && { lookup: publicLookup }),
    agent: false,
  };
  const request = address.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const asked = request(address, options, resolve);
    asked.setTimeout(patienceMs, () =>
      asked.destroy(new DeskError('file-source-silent', 'the provider does not answer')),
    );
    asked.on('error', error =>
      reject(error instanceof DeskError ? error : new DeskError('file-source-down', 'no answer')),
    );
    asked.end();
  });
}

/** As `dns.lookup`, but for addresses of this house and its neighbours. */
const publicLookup: LookupFunction = (host, options, done) => {
  systemLookup(host, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    if (error) return done(error, '', 0);
    const allowed = addresses.filter(({ address }) => isPublicAddress(address));
    const [first] = allowed;
    if (!first) return done(gone('a private address'), '', 0);
    if (options.all) done(null, allowed);
    else done(null, first.address, first.family);
  });
};

function contentOf(answer: IncomingMessage, mostBytes: number): Readable {
  const { statusCode = 0, headers } = answer;
  const refuse = (error: DeskError): never => {
    answer.destroy();
    throw error;
  };
  if (statusCode >= 500 || statusCode === 429)
    return refuse(new DeskError('file-source-down', `the provider answers ${statusCode}`));
  if (statusCode !== 200) return refuse(gone(`the provider answers ${statusCode}`));
  if (Number(headers['content-length'] ?? 0) > mostBytes) return refuse(tooBig());
  let bytes = 0;
  const limit = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > mostBytes) done(tooBig());
      else done(null, chunk);
    },
  });
  answer.setTimeout(patienceMs, () =>
    answer.destroy(new DeskError('file-source-silent', 'the provider stopped in the midst')),
  );
  pipeline(answer, limit, error => {
    // Whoever reads hears of it from the stream itself.
    if (error && !limit.destroyed) limit.destroy(error);
  });
  return limit;
}

const gone = (why: string): DeskError => new DeskError('evidence-not-fetched', why);
const tooBig = (): DeskError =>
  new DeskError('evidence-too-big', 'the file is bigger than allowed');
