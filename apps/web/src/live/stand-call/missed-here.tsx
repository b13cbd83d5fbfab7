import { MissedCall } from './missed-call.js';
import { useOwnCalls } from './use-own-calls.js';

/** On the page of a booth: what becomes of the own call that nobody has answered. */
export function MissedHere({ boothId }: { boothId: string }) {
  const own = useOwnCalls().data?.own;
  if (own?.boothId !== boothId || own.kind !== 'visit' || own.state !== 'missed') return null;
  return <MissedCall key={own.id} call={own} />;
}
