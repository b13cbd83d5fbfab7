import { ApiError } from '../api/api-error.js';

/** A place where the account is signed in. */
export interface SignedInDevice {
  id: string;
  token: string;
  createdAt: string;
  updatedAt: string;
  expiresAt: string;
  userAgent?: string | null;
  ipAddress?: string | null;
}

async function request<Answer>(path: string, body?: object): Promise<Answer> {
  let response: Response;
  try {
    response = await fetch(`/api/auth/${path}`, {
      method: body ? 'POST' : 'GET',
      credentials: 'same-origin',
      headers: body ? { 'content-type': 'application/json' } : {},
      body: body && JSON.stringify(body),
    });
  } catch {
    throw new ApiError({ code: 'NETWORK', status: 0 });
  }
  if (!response.ok) throw new ApiError({ code: codeOf(response.status), status: response.status });
  return (await response.json()) as Answer;
}

function codeOf(status: number) {
  if (status === 401) return 'NOT_SIGNED_IN';
  if (status === 403) return 'NOT_ALLOWED';
  if (status === 429) return 'TOO_MANY_REQUESTS';
  if (status === 400 || status === 422) return 'INVALID_INPUT';
  return status >= 502 ? 'UNAVAILABLE' : 'INTERNAL';
}

/** Sends a sign-in link by mail; `callbackURL` is the page of Parvis that it opens. */
export const requestSignInLink = (email: string, callbackURL: string) =>
  request<{ status: boolean }>('sign-in/magic-link', { email, callbackURL });

export const signInWithPassword = (email: string, password: string) =>
  request<object>('sign-in/email', { email, password });

export const signOut = () => request<object>('sign-out', {});

export const listDevices = () => request<SignedInDevice[]>('list-sessions');

export const currentSession = () => request<{ session: { id: string } } | null>('get-session');

export const revokeDevice = (token: string) => request<object>('revoke-session', { token });

export const revokeOtherDevices = () => request<object>('revoke-other-sessions', {});
