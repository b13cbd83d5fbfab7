import type { MediaSource, Reaction } from '@parvis/contracts';
import type { Request } from './request.js';

const done = () => undefined;

/**
 * What a person can do in a room besides sending and receiving. Each call rejects with SignalError when it is refused or there is no
 * line; what it changes comes back through the room's state.
 */
export class RoomActions {
  /** For those with the grant `moderate`. */
  readonly moderate = {
    mute: (participantId: string, source: MediaSource): Promise<void> =>
      this.request('moderate.mute', { participantId, source }).then(done),
    /** For good: this person does not come in again. */
    remove: (participantId: string): Promise<void> => this.request('moderate.remove', { participantId }).then(done),
    lock: (isLocked: boolean): Promise<void> => this.request('moderate.lock', { isLocked }).then(done),
    /** Lets someone in who waits in the lobby, or sends them away. */
    admit: (participantId: string, isAdmitted: boolean): Promise<void> =>
      this.request('moderate.admit', { participantId, isAdmitted }).then(done),
    lowerHand: (participantId: string): Promise<void> =>
      this.request('moderate.lower-hand', { participantId }).then(done),
    /** Invites a viewer of a stage up, or sends a speaker back among the viewers. */
    grant: (participantId: string, maySpeak: boolean): Promise<void> =>
      this.request('moderate.grant', { participantId, maySpeak }).then(done),
    /** Ends the room for everybody. */
    end: (): Promise<void> => this.request('moderate.end', {}).then(done),
  };

  readonly recording = {
    ask: (): Promise<void> => this.request('recording.ask', {}).then(done),
    answer: (requestId: string, agrees: boolean): Promise<void> =>
      this.request('recording.answer', { requestId, agrees }).then(done),
    stop: (): Promise<void> => this.request('recording.stop', {}).then(done),
  };

  constructor(private readonly request: Request) {}

  raiseHand(isRaised: boolean): Promise<void> {
    return this.request('hand.set', { isRaised }).then(done);
  }

  react(reaction: Reaction): Promise<void> {
    return this.request('reaction.send', { reaction }).then(done);
  }

  /** In a team's back room: everybody goes to the meeting now. */
  goTeam(): Promise<void> {
    return this.request('team.go', {}).then(done);
  }
}
