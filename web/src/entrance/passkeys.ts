/**
 * Passkeys, by the browser's own functions where it has them, else by converting the binary fields here.
 * Source: WebAuthn Level 3, 5.1.8 to 5.1.10 (the JSON forms).
 */

/** A ceremony that the server has begun: what to hand to the browser, and the id to answer with. */
export interface Ceremony<Options> {
  ceremony: string;
  publicKey: Options;
}

export type CreationOptions = PublicKeyCredentialCreationOptionsJSON;
export type RequestOptions = PublicKeyCredentialRequestOptionsJSON;

export function passkeysWork(): boolean {
  return typeof PublicKeyCredential === "function" && isSecureContext;
}

/** Asks for a passkey. Undefined if the person broke off or has none here. */
export async function usePasskey(options: RequestOptions): Promise<unknown> {
  const parse = PublicKeyCredential.parseRequestOptionsFromJSON?.bind(PublicKeyCredential) ?? parseRequest;
  return askBrowser(() => navigator.credentials.get({ publicKey: parse(options) }));
}

/** Makes a passkey. Undefined if the person broke off. */
export async function makePasskey(options: CreationOptions): Promise<unknown> {
  const parse = PublicKeyCredential.parseCreationOptionsFromJSON?.bind(PublicKeyCredential) ?? parseCreation;
  return askBrowser(() => navigator.credentials.create({ publicKey: parse(options) }));
}

async function askBrowser(ask: () => Promise<Credential | null>): Promise<unknown> {
  try {
    const credential = await ask();
    return credential === null ? undefined : asJson(credential as PublicKeyCredential);
  } catch (thrown) {
    // Breaking off, no key at hand and a time that ran out all look like this, so that a page cannot tell them apart.
    if (thrown instanceof DOMException && (thrown.name === "NotAllowedError" || thrown.name === "AbortError")) return undefined;
    throw thrown;
  }
}

export function toBytes(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (character) => character.charCodeAt(0));
}

export function toText(bytes: ArrayBuffer): string {
  const binary = Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join("");
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function descriptors(given: PublicKeyCredentialDescriptorJSON[] | undefined): PublicKeyCredentialDescriptor[] {
  return (given ?? []).map((each) => ({ ...each, id: toBytes(each.id) }) as PublicKeyCredentialDescriptor);
}

function parseRequest(options: RequestOptions): PublicKeyCredentialRequestOptions {
  const { extensions: _, ...rest } = options;
  return {
    ...rest,
    challenge: toBytes(options.challenge),
    allowCredentials: descriptors(options.allowCredentials),
  } as PublicKeyCredentialRequestOptions;
}

function parseCreation(options: CreationOptions): PublicKeyCredentialCreationOptions {
  const { extensions: _, ...rest } = options;
  return {
    ...rest,
    challenge: toBytes(options.challenge),
    user: { ...options.user, id: toBytes(options.user.id) },
    excludeCredentials: descriptors(options.excludeCredentials),
  } as PublicKeyCredentialCreationOptions;
}

function asJson(credential: PublicKeyCredential): unknown {
  if (typeof credential.toJSON === "function") return credential.toJSON();
  const { response } = credential;
  const common = { clientDataJSON: toText(response.clientDataJSON) };
  return {
    id: credential.id,
    rawId: toText(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
    response:
      response instanceof AuthenticatorAttestationResponse
        ? { ...common, attestationObject: toText(response.attestationObject), transports: response.getTransports() }
        : { ...common, ...assertion(response as AuthenticatorAssertionResponse) },
  };
}

function assertion(response: AuthenticatorAssertionResponse): Record<string, string> {
  return {
    authenticatorData: toText(response.authenticatorData),
    signature: toText(response.signature),
    ...(response.userHandle === null ? {} : { userHandle: toText(response.userHandle) }),
  };
}
