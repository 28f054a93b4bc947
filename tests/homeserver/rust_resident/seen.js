/** What a resident sees: an event of a timeline as one plain object, with its lock and its shield. */

import { EventShieldColour, EventShieldReason } from "matrix-js-sdk/lib/crypto-api/index.js";

const nameOf = (names, value) => names[value]?.toLowerCase() ?? null;

/** Describe an event as its reader sees it now: decrypted or not, edited, redacted, trusted or not. */
export async function seen(client, event) {
    const encryption = event.isEncrypted() ? await client.getCrypto().getEncryptionInfoForEvent(event) : null;
    return {
        room_id: event.getRoomId(),
        event_id: event.getId(),
        sender: event.getSender(),
        kind: event.getType(),
        state_key: event.getStateKey() ?? null,
        content: event.getContent(),
        first_content: event.getOriginalContent(),
        relation: event.getWireContent()["m.relates_to"] ?? event.getOriginalContent()["m.relates_to"] ?? null,
        encrypted: event.isEncrypted(),
        failure: event.decryptionFailureReason,
        shield: encryption && nameOf(EventShieldColour, encryption.shieldColour),
        shield_reason: encryption && nameOf(EventShieldReason, encryption.shieldReason),
        redacted: event.isRedacted(),
    };
}

/** Describe a room: whether we are in it, and whether it is encrypted. */
export function place(room) {
    return {
        room_id: room.roomId,
        membership: room.getMyMembership(),
        encrypted: room.hasEncryptionStateEvent(),
        name: room.name,
        inviter: room.getDMInviter() ?? null,
    };
}
