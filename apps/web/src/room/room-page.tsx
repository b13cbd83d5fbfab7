import { useParams } from 'react-router';

/** The video room of a meeting. */
export function RoomPage() {
  const { meetingId } = useParams();
  return <div data-meeting={meetingId} />;
}
