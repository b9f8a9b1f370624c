"""The cues that are heard while the settings are changed."""

from acusession.config.settings import Settings
from acusession.domain.cues import Cue
from acusession.runtime.cue_preview import CuePreview
from acusession.sound.clip import RATE
from tests.long.sound.conftest import LOUD
from tests.long.sound.servers import SoundServer, until
from tests.sound.hearing import coarse_cue, recognised


def test_a_cue_is_heard_and_another_replaces_it(server: SoundServer, output_name: str) -> None:
    recording = server.record()
    troubles: list[str] = []
    preview = CuePreview(troubles.append)
    settings = Settings(output=output_name)
    preview.play(Cue.HALF_WAY, settings)
    until(lambda: abs(recording.samples()).max() > LOUD, "the first cue")
    until(lambda: not any(abs(recording.samples()[-RATE // 2 :]) > LOUD), "its end")
    preview.play(Cue.PREPARE, settings)
    until(lambda: any(abs(recording.samples()[-RATE // 10 :]) > LOUD), "the second cue")
    until(lambda: not any(abs(recording.samples()[-RATE // 2 :]) > LOUD), "its end")
    preview.close()
    sounds = {str(cue): coarse_cue(cue) for cue in Cue}
    heard = [each.name for each in recognised(recording.finish(), sounds)]
    assert heard == [Cue.HALF_WAY, Cue.PREPARE]
    assert troubles == []
