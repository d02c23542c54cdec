/** A real provider of OpenID Connect, as a process of its own: `node oidc-provider.mjs <redirect address> [port]`. */
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

const [redirect = '', wantedPort = '0'] = process.argv.slice(2);

/** Who works at the company. `unproven` has an address that nobody has checked. */
const people = {
  lan: {
    name: 'Phạm Thị Lan',
    email: 'lan@example.vn',
    email_verified: true,
    groups: ['everybody', 'privacy-leads'],
  },
  minh: {
    name: 'Lê Minh',
    email: 'minh@example.vn',
    email_verified: true,
    groups: ['privacy-agents'],
  },
  moved: {
    name: 'Lê Minh',
    email: 'minh@example.vn',
    email_verified: true,
    groups: ['privacy-leads'],
  },
  unproven: {
    name: 'Không Rõ',
    email: 'first@example.vn',
    email_verified: false,
    groups: 'privacy-agents',
  },
  stranger: {
    name: 'Trần Văn Lạ',
    email: 'la@example.vn',
    email_verified: true,
    groups: ['sales'],
  },
};

process.stdin.resume().on('end', () => process.exit());
// Nobody reads what it remarks.
process.stdout.on('error', () => undefined);

let whoSignsIn = 'lan';

const server = createServer();
server.listen(Number(wantedPort), '127.0.0.1', () => {
  const { port } = server.address();
  const issuer = `http://127.0.0.1:${port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'privacy-desk',
        client_secret: 'a secret of the desk',
        redirect_uris: [redirect],
        post_logout_redirect_uris: [new URL('/staff', redirect).href],
      },
    ],
    claims: { openid: ['sub'], profile: ['name', 'groups'], email: ['email', 'email_verified'] },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: () => ({ sub: id, ...people[id] }),
    }),
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, interaction) => `/sign-in/${interaction.uid}` },
    cookies: { keys: ['for the tests'] },
  });
  const handle = provider.callback();

  /** Nobody types: whoever the test has named signs in and agrees. */
  async function signIn(request, response) {
    const { params } = await provider.interactionDetails(request, response);
    const grant = new provider.Grant({ accountId: whoSignsIn, clientId: params.client_id });
    grant.addOIDCScope('openid profile email');
    const result = { login: { accountId: whoSignsIn }, consent: { grantId: await grant.save() } };
    await provider.interactionFinished(request, response, result);
  }

  server.on('request', (request, response) => {
    const { pathname, searchParams } = new URL(request.url, issuer);
    if (pathname === '/test/as') {
      whoSignsIn = searchParams.get('who');
      response.end();
    } else if (pathname === '/test/change') {
      Object.assign(people[searchParams.get('who')], { groups: [searchParams.get('group')] });
      response.end();
    } else if (pathname.startsWith('/sign-in/')) {
      signIn(request, response).catch(error => {
        response.statusCode = 500;
        response.end(String(error));
      });
    } else handle(request, response);
  });
  process.stdout.write(`${issuer}\n`);
});
