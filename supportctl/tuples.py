"""NamedTuple for records, built without compiling text.

The one of `typing` generates each class's constructor as source, and checks each annotation. An `invoice issue` defines 137 of
them, which was an eighth of the whole command. This one is a plain subclass of `tuple` and is defined in a sixth of the time. To the type
checker it is the one of `typing`, and it does what that one does: tests/test_tuples.py compares the two.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:
    from operator import itemgetter
    from types import MappingProxyType

    class _Defined(type):
        """Makes a class of fields from a class of annotations."""

        def __new__(meta, name, bases, space):
            space.setdefault("__slots__", ())
            made = super().__new__(meta, name, bases, space)
            if bases[0] is not tuple and NamedTuple in bases:
                names = tuple(made.__annotations__)
                made._fields = made.__match_args__ = names
                made._field_defaults = {field: space[field] for field in names if field in space}
                for at, field in enumerate(names):
                    setattr(made, field, property(itemgetter(at)))
            return made

    class NamedTuple(tuple, metaclass=_Defined):
        """A tuple whose values have names, in the order in which the class annotates them; a value that stands there is the default."""

        _fields = ()
        _field_defaults = MappingProxyType({})

        def __new__(cls, *values, **named):
            if named or len(values) != len(cls._fields):
                default = cls._field_defaults
                try:
                    values += tuple(
                        [named.pop(field) if field in named else default[field] for field in cls._fields[len(values) :]]
                    )
                except KeyError as missing:
                    raise TypeError(f"{cls.__name__} is missing {missing.args[0]}") from None
                if named or len(values) != len(cls._fields):
                    raise TypeError(
                        f"{cls.__name__} takes {', '.join(cls._fields)}, each once; over are {', '.join(named) or 'values'}"
                    )
            return tuple.__new__(cls, values)

        @classmethod
        def _make(cls, values):
            made = tuple.__new__(cls, values)
            if len(made) != len(cls._fields):
                raise TypeError(f"{cls.__name__} has {len(cls._fields)} fields, got {len(made)} values")
            return made

        def _replace(self, **named):
            if unknown := named.keys() - set(self._fields):
                raise ValueError(f"{type(self).__name__} has no field {', '.join(sorted(unknown))}")
            return tuple.__new__(type(self), [named.get(field, value) for field, value in zip(self._fields, self, strict=True)])

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self):
            return f"{type(self).__name__}({', '.join(f'{field}={value!r}' for field, value in zip(self._fields, self, strict=True))})"

        def __getnewargs__(self):
            return tuple(self)
