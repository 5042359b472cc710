"""Each command of the contract answers wrong use with 2 and one clear line on standard error."""

import pytest
from django.core.management import get_commands, load_command_class

COMMANDS = ["terms", "assess", "token", "send_alerts", "check_timeline", "recompute_deadlines", "import_duo"]


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("wrong", [["--nonsense"], ["a", "b", "--nonsense"]], ids=" ".join)
def test_wrong_use_is_one_line(name, wrong, capsys):
    command = load_command_class(get_commands()[name], name)
    command._called_from_command_line = True
    with pytest.raises(SystemExit) as ended:
        command.create_parser("manage.py", name).parse_args(wrong)
    out, err = capsys.readouterr()
    assert (ended.value.code, out, len(err.splitlines())) == (2, "", 1)
    assert name in err
