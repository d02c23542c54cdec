import type { Activity } from 'botbuilder';
import { DeskError } from '../../domain/errors';
import type { Hidden } from '../parts';

export interface AzureSettings {
  microsoftAppId?: string | undefined;
  microsoftAppPassword?: Hidden | undefined;
  microsoftAppType: string;
  microsoftAppTenantId?: string | undefined;
}

/** In place of Microsoft's own services, for tests. */
export interface AzureAddresses {
  openIdMetadata: string;
  /** Gets a token for the connector; `anew` where the last one was refused. */
  token(anew: boolean): Promise<string>;
  /** `host:port` of connectors on this very machine, by plain http. */
  services: readonly string[];
}

/** Who the desk is to Azure, and who Azure is to the desk. */
export interface AzureIdentity {
  /**
   * Checks the token of a request: issuer, audience, signature, times, the channel's endorsement, and that
   * the address for answers is the one that Azure has signed.
   * @throws DeskError `azure-token-refused`, `azure-keys-unknown`
   */
  authenticate(activity: Activity, authorization: string): Promise<void>;
  /** A token for the connector. @throws DeskError `azure-sign-in` */
  token(anew: boolean): Promise<string>;
}

const issuer = 'https://api.botframework.com';
const login = 'https://login.microsoftonline.com/botframework.com';

/** Opens the SDK's checks and credentials; they are loaded only here, where the channel is set up. */
export async function openAzureIdentity(
  appId: string,
  settings: AzureSettings,
  addresses?: AzureAddresses,
): Promise<AzureIdentity> {
  const {
    ConfigurationBotFrameworkAuthentication,
    ConfigurationServiceClientCredentialFactory: Credentials,
  } = await import('botbuilder');
  const { microsoftAppPassword, microsoftAppType, microsoftAppTenantId } = settings;
  const application = {
    MicrosoftAppId: appId,
    MicrosoftAppType: microsoftAppType,
    ...(microsoftAppPassword && { MicrosoftAppPassword: microsoftAppPassword.reveal() }),
    ...(microsoftAppTenantId && { MicrosoftAppTenantId: microsoftAppTenantId }),
  };
  const factory = new Credentials(application);
  // One address of its own asks the SDK for all of them.
  const elsewhere = addresses && {
    ToBotFromChannelOpenIdMetadataUrl: addresses.openIdMetadata,
    ToBotFromEmulatorOpenIdMetadataUrl: addresses.openIdMetadata,
    ToBotFromChannelTokenIssuer: issuer,
    ToChannelFromBotOAuthScope: issuer,
    ToChannelFromBotLoginUrl: login,
    OAuthUrl: issuer,
    CallerId: 'urn:botframework:azure',
  };
  const checks = new ConfigurationBotFrameworkAuthentication(
    { ...application, ...elsewhere },
    factory,
  );
  return {
    async authenticate(activity, authorization) {
      const signedUrl = await checks.authenticateRequest(activity, authorization).then(
        ({ claimsIdentity }) => claimsIdentity.getClaimValue('serviceurl'),
        (cause: unknown) => {
          throw isRefusal(cause)
            ? new DeskError('azure-token-refused', 'the token is not good', { cause })
            : new DeskError('azure-keys-unknown', 'the keys could not be had', { cause });
        },
      );
      // The SDK lets tokens of emulators and other bots say nothing of it: their answers could go anywhere.
      if (!signedUrl || signedUrl !== activity.serviceUrl)
        throw new DeskError('azure-token-refused', 'the address for answers is not signed');
    },
    async token(anew) {
      if (addresses) return addresses.token(anew);
      try {
        const credentials = await factory.createCredentials(appId, issuer, login, true);
        if (!hasToken(credentials)) throw new Error('these credentials give no token');
        return await credentials.getToken(anew);
      } catch (cause) {
        throw new DeskError('azure-sign-in', 'Microsoft gives no token for this application', {
          cause,
        });
      }
    },
  };
}

const refusals = new Set(['JsonWebTokenError', 'TokenExpiredError', 'NotBeforeError']);

/** The SDK's own refusals say 401 or 403; those of its JWT library say nothing but their name. */
function isRefusal(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { statusCode } = error as { statusCode?: unknown };
  return statusCode === 401 || statusCode === 403 || refusals.has(error.name);
}

const hasToken = (
  credentials: object,
): credentials is { getToken(anew: boolean): Promise<string> } =>
  'getToken' in credentials && typeof credentials.getToken === 'function';
