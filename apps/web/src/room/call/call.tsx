import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { usePageTitle } from '../../ui/use-page-title.js';
import { VideoView } from '../devices/video-view.js';
import type { RoomTools } from '../use-room.js';
import { useStore } from '../use-store.js';
import { Announcer } from './announcer.js';
import classes from './call.module.css';
import { ConnectionBanner, type Telephone } from './connection-banner.js';
import { ConsentDialog } from './consent-dialog.js';
import { HelpSheet } from './help-sheet.js';
import { CallLeaveGuard } from './leave-guard.js';
import { MicrophoneNotes } from './microphone-notes.js';
import { type ExpectedPerson, PeopleTab } from './people-tab.js';
import { usePictureInPicture } from './picture-in-picture.js';
import { reactions } from './reaction-signs.js';
import { RecordingBanner } from './recording-banner.js';
import { RemoteSound } from './remote-sound.js';
import { toggleFull } from './screen-tile.js';
import { SettingsTab } from './settings-tab.js';
import { type PanelTab, SidePanel } from './side-panel.js';
import { SmallCall } from './small-call.js';
import { Stage } from './stage.js';
import { tellFailure } from './tell-failure.js';
import { tileViews } from './tile-views.js';
import { TimeBar } from './time-bar.js';
import { Toolbar } from './toolbar.js';
import { useAloneOnPage } from './use-alone-on-page.js';
import { useCallActions } from './use-call-actions.js';
import { useIsWatched } from './use-is-watched.js';
import { useLayoutReport } from './use-layout-report.js';
import { usePushToTalk } from './use-push-to-talk.js';
import { useShortcuts } from './use-shortcuts.js';
import { useSpeakers } from './use-speakers.js';
import { useViewChoice } from './view-choice.js';
import { mainPerson } from './view-order.js';
import { WaitingNote } from './waiting-note.js';

export interface CallProps {
  tools: RoomTools;
  title: string;
  /** Null where no time is planned. */
  endsAt: string | null;
  /** Who belongs here, present or not. */
  expected?: readonly ExpectedPerson[];
  /** What is said while nobody else is here. */
  aloneText?: string;
  /** Tabs beside people and settings. */
  chat?: ReactNode;
  /** Messages of the chat that have not been seen. */
  unread?: number;
  questions?: ReactNode;
  polls?: ReactNode;
  about?: ReactNode;
  /** A line over the pictures: what kind of room this is, or what comes next. */
  notice?: ReactNode;
  telephones?: readonly Telephone[];
  /** What ends it for everybody where that is more than a room's end; null: nothing does (now). */
  onEndAll?: (() => void) | null;
  /** The one address for which the call is left without a question. */
  goesTo?: string | null;
}

/** A call of any kind, over the whole window. */
export function Call({ tools, title, endsAt, expected = [], telephones = [], goesTo = null, ...props }: CallProps) {
  const { t } = useTranslation('room');
  const { client, media } = tools;
  const room = useStore(client.store);
  const local = useStore(media.store);
  const whole = useRef<HTMLElement>(null);
  const stage = useRef<HTMLDivElement>(null);
  const isPhone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false }) ?? false;
  const [panel, setPanel] = useState<PanelTab | null>(null);
  const [view, changeView] = useViewChoice();
  const [pinned, setPinned] = useState<string | null>(null);
  const [page, setPage] = useState(0);
  const [dialog, setDialog] = useState<'help' | 'record' | null>(null);
  const speakers = useSpeakers(room.activeSpeaker);
  const views = tileViews(room, local, pinned, t('call.you'));
  const pictureInPicture = usePictureInPicture(stage);
  const report = useLayoutReport(client, useIsWatched(pictureInPicture.isOpen));
  const mayReact = room.grants.includes('speak') || room.grants.includes('observe');
  const react = (reaction: (typeof reactions)[number]) => tellFailure(client.actions.react(reaction));
  const contents = [
    {
      tab: 'people' as const,
      content: (
        <PeopleTab
          client={client}
          room={room}
          isOwnMicrophoneOn={local.isMicrophoneOn}
          expected={expected}
          onEndAll={props.onEndAll}
        />
      ),
    },
    ...(props.chat ? [{ tab: 'chat' as const, content: props.chat }] : []),
    ...(props.questions ? [{ tab: 'questions' as const, content: props.questions }] : []),
    ...(props.polls ? [{ tab: 'polls' as const, content: props.polls }] : []),
    ...(props.about ? [{ tab: 'about' as const, content: props.about }] : []),
    { tab: 'devices' as const, content: <SettingsTab media={media} view={view} changeView={changeView} /> },
  ];
  const actions = useCallActions({
    tools,
    room,
    local,
    view,
    changeView,
    panel,
    tabs: contents.map(({ tab }) => tab),
    togglePanel: (tab) => setPanel((open) => (open === tab ? null : tab)),
    pictureInPicture,
    fullScreen: () => toggleFull(stage.current?.querySelector<HTMLElement>('[data-screen-of]') ?? null),
    askToRecord: () => setDialog('record'),
    showHelp: () => setDialog('help'),
    leave: () => void client.leave(),
  });
  usePageTitle(title);
  useAloneOnPage(whole);
  useShortcuts(
    [
      ...actions,
      { key: 'ArrowLeft', run: () => setPage(Math.max(page - 1, 0)) },
      { key: 'ArrowRight', run: () => setPage(page + 1) },
      ...(mayReact ? reactions.map((reaction, index) => ({ key: String(index + 1), run: () => react(reaction) })) : []),
    ],
    view.hasShortcuts,
  );
  const isTalking = usePushToTalk(media, view.hasShortcuts && room.grants.includes('speak'));
  const others = room.peers.map(({ participantId }) => participantId);
  const main = views.get(mainPerson({ others, speakers, pinned }) ?? room.self?.participantId ?? '');
  const talker = views.get(room.activeSpeaker ?? '');
  const screen = room.tracks.find(({ source }) => source === 'screen');
  // The meeting's end is no concern of those who prepare for it.
  const ends = room.kind === 'team' ? null : (endsAt ?? room.endsAt);

  return (
    <section
      ref={whole}
      className={classes.call}
      aria-label={t('call.region')}
      data-phase={room.phase}
      data-room-people={room.peers.length + 1}
      data-kind={room.kind ?? undefined}
    >
      <header className={classes.head}>
        <h1 className={classes.title}>{title}</h1>
        <SpeakerLine name={others.length > 1 && talker?.isSpeaking && !talker.isSelf ? talker.name : undefined} />
        {ends !== null && <TimeBar endsAt={ends} clockOffsetMs={room.clockOffsetMs} />}
      </header>
      <RecordingBanner client={client} room={room} />
      {props.notice}
      <div className={classes.body}>
        <div ref={stage} className={classes.stageArea}>
          <ConnectionBanner client={client} room={room} telephones={telephones} />
          <Stage
            room={room}
            views={views}
            view={view}
            speakers={speakers}
            pinned={pinned}
            onPin={setPinned}
            page={page}
            onPage={setPage}
            isPhone={isPhone}
            report={report}
            aloneText={props.aloneText ?? t('call.alone')}
          />
          <MicrophoneNotes media={media} room={room} isTalking={isTalking} />
          {local.screen && <SharingNote track={local.screen} onStop={() => media.stopScreen()} />}
          <WaitingNote client={client} room={room} isListOpen={panel === 'people'} onOpen={() => setPanel('people')} />
        </div>
        <SidePanel tab={panel} contents={contents} onTab={setPanel} isPhone={isPhone} />
      </div>
      <Toolbar
        actions={actions}
        people={room.peers.length + 1}
        waiting={room.status.waiting.length}
        unread={panel === 'chat' ? 0 : (props.unread ?? 0)}
        isPhone={isPhone}
        onReact={mayReact ? react : undefined}
      />
      <RemoteSound tracks={room.tracks} speakerId={local.chosen.speaker} />
      <Announcer room={room} />
      <ConsentDialog client={client} room={room} />
      <HelpSheet
        isOpen={dialog === 'help'}
        onClose={() => setDialog(null)}
        actions={actions}
        hasShortcuts={view.hasShortcuts}
        onShortcuts={(hasShortcuts) => changeView({ hasShortcuts })}
      />
      <ConfirmDialog
        isOpen={dialog === 'record'}
        title={t('call.record')}
        confirmLabel={t('call.recording.ask')}
        onClose={() => setDialog(null)}
        onConfirm={() => {
          tellFailure(client.actions.recording.ask());
          setDialog(null);
        }}
      >
        {t('call.recording.askText')}
      </ConfirmDialog>
      <CallLeaveGuard goesTo={goesTo} />
      {pictureInPicture.show(
        <SmallCall
          view={main}
          screen={screen?.track}
          screenLabel={t('call.screenOf', { name: views.get(screen?.participantId ?? '')?.name ?? '' })}
          actions={actions}
        />,
      )}
    </section>
  );
}

/** Who has the floor, for whoever does not have all the tiles in view. */
function SpeakerLine({ name }: { name: string | undefined }) {
  const { t } = useTranslation('room');
  return <p className={classes.speaker}>{name !== undefined && t('call.speaks', { name })}</p>;
}

function SharingNote({ track, onStop }: { track: MediaStreamTrack; onStop(): void }) {
  const { t } = useTranslation('room');
  return (
    <div className={classes.sharing} data-screen-of="self">
      <VideoView track={track} label={t('call.yourScreen')} className={classes.ownScreen} />
      <span>{t('call.yourScreen')}</span>
      <Button size="compact-sm" variant="white" onClick={onStop}>
        {t('call.shareStop')}
      </Button>
    </div>
  );
}
