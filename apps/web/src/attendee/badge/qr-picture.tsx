import { useQuery } from '@tanstack/react-query';
import classes from './badge.module.css';

/** A QR code as a picture. Upper case and hyphens alone keep it coarse, which cameras like. */
export function QrPicture({ text, label }: { text: string; label: string }) {
  const { data } = useQuery({
    queryKey: ['qr', text],
    networkMode: 'always',
    queryFn: async () => {
      const { default: qrcode } = await import('qrcode');
      return qrcode.toDataURL(text, { errorCorrectionLevel: 'M', margin: 2, scale: 8 });
    },
  });
  return data ? <img className={classes.qr} src={data} alt={label} /> : null;
}
