/* The two hot loops of the tagger in C: cutting a text in tokens, and the sums of the network.
 *
 * Optional. ``tokens.py`` and ``network.py`` say the same in Python and NumPy, and a test compares them; nothing
 * here decides anything of its own. Sums are of whole numbers below 2**24, which single precision holds exactly,
 * so that the order of the additions changes nothing.
 */
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define REACH 2
#define TAPS (2 * REACH + 1)
#define LARGEST 255
#define BLOCK 32 /* columns summed at once: four registers of eight numbers */

#if defined(__x86_64__) && defined(__linux__) && defined(__GNUC__) && !defined(__clang__) && defined(__GLIBC__)
#define EACH_PROCESSOR __attribute__((target_clones("avx2", "default")))
#else
#define EACH_PROCESSOR
#endif

/* Eight numbers at a time; without such registers the compiler makes do with smaller ones. */
typedef float Eight __attribute__((vector_size(32), aligned(4)));

/* ---- tokens ------------------------------------------------------------------------------------------ */

static int is_letter(Py_UCS4 sign) {
    return sign != '_' && Py_UNICODE_ISALNUM(sign) && !Py_UNICODE_ISDECIMAL(sign);
}

/* Whether a word shortens with a full stop: one sign, or one of the short ones. -1 on error. */
static int is_short(PyObject *word, PyObject *shortened) {
    if (PyUnicode_GET_LENGTH(word) == 1)
        return 1;
    PyObject *lower = PyObject_CallMethod(word, "lower", NULL);
    if (lower == NULL)
        return -1;
    int found = PySequence_Contains(shortened, lower);
    Py_DECREF(lower);
    return found;
}

static int put_number(PyObject *list, Py_ssize_t number) {
    PyObject *one = PyLong_FromSsize_t(number);
    if (one == NULL)
        return -1;
    int failed = PyList_Append(list, one);
    Py_DECREF(one);
    return failed;
}

PyDoc_STRVAR(cut_doc, "cut(text, shortened) -> (starts, ends, keys, sentences): see tokens.tokens_of.");

static PyObject *cut(PyObject *self, PyObject *args) {
    PyObject *text, *shortened;
    if (!PyArg_ParseTuple(args, "UO", &text, &shortened) || PyUnicode_READY(text))
        return NULL;
    Py_ssize_t length = PyUnicode_GET_LENGTH(text), at = 0, last = 0, sentence = 0;
    int kind = PyUnicode_KIND(text), ended = 0, failed = 1;
    const void *data = PyUnicode_DATA(text);
    PyObject *starts = PyList_New(0), *ends = PyList_New(0), *keys = PyList_New(0), *sentences = PyList_New(0);
    PyObject *word = NULL, *space = PyUnicode_FromString(" ");
    if (!starts || !ends || !keys || !sentences || !space)
        goto done;
    while (at < length) {
        Py_UCS4 sign = PyUnicode_READ(kind, data, at);
        Py_ssize_t start = at++;
        if (is_letter(sign)) {
            while (at < length && is_letter(PyUnicode_READ(kind, data, at)))
                at++;
        } else if (Py_UNICODE_ISDECIMAL(sign)) {
            while (at < length && Py_UNICODE_ISDECIMAL(PyUnicode_READ(kind, data, at)))
                at++;
        } else if (sign != '\n' && Py_UNICODE_ISSPACE(sign))
            continue;
        int glued = start == last && start > 0;
        if (sign == '\n' || (ended && !glued))
            sentence++;
        PyObject *said = PyUnicode_Substring(text, start, at);
        PyObject *key = said == NULL ? NULL : glued ? PyUnicode_Concat(space, said) : Py_NewRef(said);
        int bad = key == NULL || PyList_Append(keys, key) || put_number(starts, start) ||
                  put_number(ends, at) || put_number(sentences, sentence);
        Py_XDECREF(key);
        ended = sign == '!' || sign == '?' || sign == 0x2026;
        if (!bad && sign == '.') {
            int shortens = word == NULL ? 0 : is_short(word, shortened);
            bad = shortens < 0;
            ended = !shortens;
        }
        Py_XDECREF(word);
        word = said;
        last = at;
        if (bad)
            goto done;
    }
    failed = 0;
done:
    Py_XDECREF(word);
    Py_XDECREF(space);
    PyObject *told = NULL;
    if (!failed) {
        PyObject *one = PyList_AsTuple(starts), *two = PyList_AsTuple(ends);
        PyObject *three = PyList_AsTuple(keys), *four = PyList_AsTuple(sentences);
        if (one && two && three && four)
            told = PyTuple_Pack(4, one, two, three, four);
        Py_XDECREF(one);
        Py_XDECREF(two);
        Py_XDECREF(three);
        Py_XDECREF(four);
    }
    Py_XDECREF(starts);
    Py_XDECREF(ends);
    Py_XDECREF(keys);
    Py_XDECREF(sentences);
    return told;
}

/* ---- weights ----------------------------------------------------------------------------------------- */

typedef struct {
    Py_ssize_t rows, columns, blocks;
    float *packed; /* block by block: BLOCK columns of every row, the last block filled with zeros */
} Matrix;

typedef struct {
    Py_ssize_t hidden, tags;
    int first_shift, second_shift;
    int *first_bias;
    float *second_bias, *out_bias;
    Matrix second, out;
} Weights;

static const char CAPSULE[] = "colloque.tagger.weights";

static void free_weights(PyObject *capsule) {
    Weights *held = PyCapsule_GetPointer(capsule, CAPSULE);
    if (held == NULL)
        return;
    free(held->first_bias);
    free(held->second_bias);
    free(held->out_bias);
    free(held->second.packed);
    free(held->out.packed);
    free(held);
}

static int pack(Matrix *matrix, const float *from, Py_ssize_t rows, Py_ssize_t columns) {
    matrix->rows = rows;
    matrix->columns = columns;
    matrix->blocks = (columns + BLOCK - 1) / BLOCK;
    matrix->packed = calloc((size_t)(matrix->blocks * rows * BLOCK), sizeof(float));
    if (matrix->packed == NULL)
        return -1;
    for (Py_ssize_t row = 0; row < rows; row++)
        for (Py_ssize_t column = 0; column < columns; column++)
            matrix->packed[(column / BLOCK * rows + row) * BLOCK + column % BLOCK] = from[row * columns + column];
    return 0;
}

static void *copied(const Py_buffer *from) {
    void *to = malloc((size_t)from->len + 1);
    if (to != NULL)
        memcpy(to, from->buf, (size_t)from->len);
    return to;
}

PyDoc_STRVAR(weights_doc, "weights(first_bias, first_shift, second, second_bias, second_shift, out, out_bias) "
                          "-> weights for score(); arrays as bytes, int32 for first_bias, else float32.");

static PyObject *weights(PyObject *self, PyObject *args) {
    Py_buffer first_bias, second, second_bias, out, out_bias;
    int first_shift, second_shift;
    if (!PyArg_ParseTuple(args, "y*iy*y*iy*y*", &first_bias, &first_shift, &second, &second_bias, &second_shift, &out,
                          &out_bias))
        return NULL;
    PyObject *capsule = NULL;
    Py_ssize_t hidden = first_bias.len / 4, tags = out_bias.len / 4;
    Weights *held = NULL;
    if (hidden < 1 || tags < 2 || second.len != hidden * TAPS * hidden * 4 || second_bias.len != hidden * 4 ||
        out.len != 2 * hidden * tags * 4) {
        PyErr_SetString(PyExc_ValueError, "weights of sizes that do not fit");
        goto done;
    }
    held = calloc(1, sizeof(Weights));
    if (held == NULL) {
        PyErr_NoMemory();
        goto done;
    }
    capsule = PyCapsule_New(held, CAPSULE, free_weights);
    if (capsule == NULL) {
        free(held);
        goto done;
    }
    held->hidden = hidden;
    held->tags = tags;
    held->first_shift = first_shift;
    held->second_shift = second_shift;
    held->first_bias = copied(&first_bias);
    held->second_bias = copied(&second_bias);
    held->out_bias = copied(&out_bias);
    if (!held->first_bias || !held->second_bias || !held->out_bias ||
        pack(&held->second, second.buf, hidden, TAPS * hidden) || pack(&held->out, out.buf, 2 * hidden, tags)) {
        Py_CLEAR(capsule);
        PyErr_NoMemory();
    }
done:
    PyBuffer_Release(&first_bias);
    PyBuffer_Release(&second);
    PyBuffer_Release(&second_bias);
    PyBuffer_Release(&out);
    PyBuffer_Release(&out_bias);
    return capsule;
}

/* ---- sums -------------------------------------------------------------------------------------------- */

/* to[n, columns] = from[n, rows] @ matrix. Half of ``from`` is nought: only the rest is multiplied. */
EACH_PROCESSOR
static void product(const Matrix *matrix, const float *from, Py_ssize_t n, float *to, int *places) {
    const Py_ssize_t rows = matrix->rows, columns = matrix->columns, blocks = matrix->blocks;
    for (Py_ssize_t token = 0; token < n; token++) {
        const float *given = from + token * rows;
        Py_ssize_t some = 0;
        for (Py_ssize_t row = 0; row < rows; row++)
            if (given[row] != 0)
                places[some++] = (int)row;
        for (Py_ssize_t block = 0; block < blocks; block++) {
            const float *packed = matrix->packed + block * rows * BLOCK;
            Eight a = {0}, b = {0}, c = {0}, d = {0};
            for (Py_ssize_t k = 0; k < some; k++) {
                const float times = given[places[k]];
                const Eight *line = (const Eight *)(packed + places[k] * BLOCK);
                a += times * line[0];
                b += times * line[1];
                c += times * line[2];
                d += times * line[3];
            }
            Eight total[4] = {a, b, c, d};
            Py_ssize_t width = columns - block * BLOCK;
            memcpy(to + token * columns + block * BLOCK, total, sizeof(float) * (size_t)(width < BLOCK ? width : BLOCK));
        }
    }
}

/* What a token's neighbours of its sentence and itself give to it. What comes before the sentence counts. */
EACH_PROCESSOR
static void first_layer(const Weights *held, const int **words, const int **around, const int *sentences,
                        Py_ssize_t n, float *to) {
    const Py_ssize_t hidden = held->hidden;
    const int shift = held->first_shift;
    int total[hidden];
    for (Py_ssize_t token = 0; token < n; token++) {
        memcpy(total, held->first_bias, sizeof(int) * (size_t)hidden);
        for (Py_ssize_t tap = -REACH; tap <= REACH; tap++) {
            Py_ssize_t giver = token - tap;
            /* tap > 0: given by an earlier token; tap < 0: by a later one, of the same sentence only. */
            if (giver < 0 || giver >= n || (tap < 0 && sentences[giver] != sentences[token]))
                continue;
            const int *one = words[giver] + (REACH - tap) * hidden, *two = around[giver] + (REACH - tap) * hidden;
            for (Py_ssize_t unit = 0; unit < hidden; unit++)
                total[unit] += one[unit] + two[unit];
        }
        float *line = to + token * 2 * hidden;
        for (Py_ssize_t unit = 0; unit < hidden; unit++) {
            int sum = total[unit] >> shift;
            line[unit] = (float)(sum < 0 ? 0 : sum > LARGEST ? LARGEST : sum);
        }
    }
}

EACH_PROCESSOR
static void second_layer(const Weights *held, const float *spread, const int *sentences, Py_ssize_t n, float *to) {
    const Py_ssize_t hidden = held->hidden;
    const float scale = ldexpf(1.0f, -held->second_shift);
    float total[hidden];
    for (Py_ssize_t token = 0; token < n; token++) {
        memcpy(total, held->second_bias, sizeof(float) * (size_t)hidden);
        for (Py_ssize_t tap = -REACH; tap <= REACH; tap++) {
            Py_ssize_t giver = token - tap;
            if (giver < 0 || giver >= n || (tap < 0 && sentences[giver] != sentences[token]))
                continue;
            const float *one = spread + (giver * TAPS + REACH - tap) * hidden;
            for (Py_ssize_t unit = 0; unit < hidden; unit++)
                total[unit] += one[unit];
        }
        float *line = to + token * 2 * hidden + hidden;
        for (Py_ssize_t unit = 0; unit < hidden; unit++) {
            float sum = floorf(total[unit] * scale);
            line[unit] = sum < 0 ? 0 : sum > LARGEST ? LARGEST : sum;
        }
    }
}

static int rows_of(PyObject *list, Py_ssize_t n, Py_ssize_t hidden, const int **rows) {
    for (Py_ssize_t at = 0; at < n; at++) {
        PyObject *one = PyList_GET_ITEM(list, at);
        if (!PyBytes_CheckExact(one) || PyBytes_GET_SIZE(one) != TAPS * hidden * 4) {
            PyErr_SetString(PyExc_ValueError, "a row of another size");
            return -1;
        }
        rows[at] = (const int *)PyBytes_AS_STRING(one);
    }
    return 0;
}

PyDoc_STRVAR(score_doc, "score(weights, words, around, sentences) -> the (n, t) scores as float32 bytes.\n\n"
                        "Rows as bytes, one a token, and the sentence of each.");

static PyObject *score(PyObject *self, PyObject *args) {
    PyObject *capsule, *words, *around, *sentences;
    if (!PyArg_ParseTuple(args, "OO!O!O!", &capsule, &PyList_Type, &words, &PyList_Type, &around, &PyTuple_Type,
                          &sentences))
        return NULL;
    const Weights *held = PyCapsule_GetPointer(capsule, CAPSULE);
    Py_ssize_t n = PyList_GET_SIZE(words);
    if (held == NULL)
        return NULL;
    if (PyList_GET_SIZE(around) != n || PyTuple_GET_SIZE(sentences) != n) {
        PyErr_SetString(PyExc_ValueError, "lists of different lengths");
        return NULL;
    }
    Py_ssize_t hidden = held->hidden, tags = held->tags;
    size_t many = (size_t)n, wide = (size_t)hidden;
    const int **rows = malloc(2 * many * sizeof(int *) + 1);
    int *of = malloc((many + 2 * wide) * sizeof(int));
    float *both = malloc(many * 2 * wide * sizeof(float) + 1);
    float *one = malloc(many * wide * sizeof(float) + 1);
    float *spread = malloc(many * TAPS * wide * sizeof(float) + 1);
    PyObject *answer = PyBytes_FromStringAndSize(NULL, n * tags * (Py_ssize_t)sizeof(float));
    int failed = 1;
    if (!rows || !of || !both || !one || !spread || !answer) {
        PyErr_NoMemory();
        goto done;
    }
    for (Py_ssize_t at = 0; at < n; at++)
        of[at] = (int)PyLong_AsLong(PyTuple_GET_ITEM(sentences, at));
    if (PyErr_Occurred() || rows_of(words, n, hidden, rows) || rows_of(around, n, hidden, rows + n))
        goto done;
    first_layer(held, rows, rows + n, of, n, both);
    for (Py_ssize_t at = 0; at < n; at++)
        memcpy(one + at * hidden, both + at * 2 * hidden, sizeof(float) * wide);
    product(&held->second, one, n, spread, of + n);
    second_layer(held, spread, of, n, both);
    float *scores = (float *)PyBytes_AS_STRING(answer);
    product(&held->out, both, n, scores, of + n);
    for (Py_ssize_t at = 0; at < n * tags; at++)
        scores[at] += held->out_bias[at % tags];
    failed = 0;
done:
    free(rows);
    free(of);
    free(both);
    free(one);
    free(spread);
    if (failed)
        Py_CLEAR(answer);
    return answer;
}

/* Append what one token is heard as to ``said`` when its best tag reaches its bar; its silence. */
static PyObject *hear(Py_ssize_t token, const float *line, const double *bars, Py_ssize_t tags, float unit,
                      PyObject *said) {
    float highest = -INFINITY, height = 0;
    double most = -INFINITY;
    Py_ssize_t best = 0;
    for (Py_ssize_t tag = 1; tag < tags; tag++) {
        float above = line[tag] - line[0];
        double over = (double)above - bars[tag - 1];
        if (over > most) {
            most = over;
            best = tag - 1;
            height = above;
        }
        highest = above > highest ? above : highest;
    }
    if (most >= 0) {
        PyObject *one = Py_BuildValue("nnd", token, best, (double)height);
        int failed = one == NULL || PyList_Append(said, one);
        Py_XDECREF(one);
        if (failed)
            return NULL;
    }
    return PyFloat_FromDouble((double)(-highest / unit));
}

PyDoc_STRVAR(heard_doc, "heard(scores, bars, unit) -> (said, silence): see reading.heard.");

static PyObject *heard(PyObject *self, PyObject *args) {
    Py_buffer scores, bars;
    float unit;
    if (!PyArg_ParseTuple(args, "y*y*f", &scores, &bars, &unit))
        return NULL;
    Py_ssize_t tags = bars.len / 8 + 1, n = scores.len / (4 * tags);
    PyObject *said = PyList_New(0), *silence = NULL, *answer = NULL;
    if (tags < 2 || scores.len != n * tags * 4 || bars.len != (tags - 1) * 8)
        PyErr_SetString(PyExc_ValueError, "scores that do not fit the bars");
    else if (said != NULL)
        silence = PyList_New(n);
    for (Py_ssize_t token = 0; silence != NULL && token < n; token++) {
        PyObject *one = hear(token, (const float *)scores.buf + token * tags, bars.buf, tags, unit, said);
        if (one == NULL)
            Py_CLEAR(silence);
        else
            PyList_SET_ITEM(silence, token, one);
    }
    if (silence != NULL)
        answer = PyTuple_Pack(2, said, silence);
    Py_XDECREF(said);
    Py_XDECREF(silence);
    PyBuffer_Release(&scores);
    PyBuffer_Release(&bars);
    return answer;
}

static PyMethodDef methods[] = {
    {"cut", cut, METH_VARARGS, cut_doc},
    {"weights", weights, METH_VARARGS, weights_doc},
    {"score", score, METH_VARARGS, score_doc},
    {"heard", heard, METH_VARARGS, heard_doc},
    {NULL, NULL, 0, NULL},
};

#ifndef COLLOQUE_KERNEL
#define COLLOQUE_KERNEL ""
#endif

static struct PyModuleDef module = {
    .m_base = PyModuleDef_HEAD_INIT,
    .m_name = "_colloque_tagger",
    .m_doc = "The hot loops of the tagger.",
    .m_size = -1,
    .m_methods = methods,
};

PyMODINIT_FUNC PyInit__colloque_tagger(void) {
    PyObject *made = PyModule_Create(&module);
    if (made != NULL && PyModule_AddStringConstant(made, "SOURCE", COLLOQUE_KERNEL)) {
        Py_DECREF(made);
        return NULL;
    }
    return made;
}
