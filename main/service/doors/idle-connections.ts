import type { Server } from 'node:http';
import { Server as HttpsServer } from 'node:https';
import type { Socket } from 'node:net';

/**
 * Closes every connection on which no request has been under way for so many milliseconds, whatever arrives on it. Node counts from the
 * first byte of a request and lives as long as something moves: blank lines between two requests, or a reader who never takes leave
 * after a refusal, would keep a place for ever.
 */
export function closeIdle(server: Server, ms: number): void {
  const places = new WeakMap<Socket, Place>();
  // over TLS a request's socket is the one inside; until it is there, the time for a handshake counts
  server.on(server instanceof HttpsServer ? 'secureConnection' : 'connection', (socket: Socket) => {
    const place = placeOf(socket, ms);
    places.set(socket, place);
    socket.once('close', place.leave);
  });
  server.prependListener('request', (request, response) => {
    const place = places.get(request.socket);
    place?.begin();
    response.once('close', () => place?.end());
  });
}

interface Place {
  begin(): void;
  end(): void;
  leave(): void;
}

function placeOf(socket: Socket, ms: number): Place {
  let underWay = 0;
  let timer: NodeJS.Timeout | undefined;
  const wait = () => {
    timer = setTimeout(() => socket.destroy(), ms).unref();
  };
  wait();
  return {
    begin() {
      underWay += 1;
      clearTimeout(timer);
    },
    end() {
      underWay -= 1;
      if (underWay === 0 && !socket.destroyed) wait();
    },
    leave: () => clearTimeout(timer),
  };
}
