namespace AttnGen.Figures;

/// <summary>How a tokenizer marks which pieces make up a word.</summary>
public enum SubwordMarks
{
    /// <summary>No marks: each token is a word.</summary>
    None,

    /// <summary>SentencePiece (T5, LLaMA, XLNet, XLM-R): <c>▁</c> begins a word; <c>&lt;0x0A&gt;</c> is a byte.</summary>
    SentencePiece,

    /// <summary>Byte-level BPE (GPT-2, RoBERTa, BART): <c>Ġ</c> is a space before a word, <c>Ċ</c> a new line, other letters stand for bytes of UTF-8.</summary>
    ByteLevel,

    /// <summary>WordPiece (BERT, DistilBERT, ELECTRA): <c>##</c> continues a word.</summary>
    WordPiece,

    /// <summary>BPE with an end mark (GPT, XLM, CLIP): <c>&lt;/w&gt;</c> ends a word.</summary>
    EndOfWord,

    /// <summary>subword-nmt (fairseq, Marian): <c>@@</c> at the end of a piece says that the word goes on.</summary>
    Continuation,
}
